"""Formats documents arrive in, told by content, never by file name.

A format has a folder, in which ``reading`` knows its beginning and reads it; offices with several formats have several
such files. What formats share lies below them: running text in ``texts``, single values in ``values``, XML, JSON and
bytes in ``markup``. To add a format, write its folder and name it in ``formats``.
"""
