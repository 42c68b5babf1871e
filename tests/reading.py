"""Reading pages as a person would: their words, without the markup."""

import re

from bs4 import BeautifulSoup
from django.http import HttpResponseBase


def text_of(response: HttpResponseBase) -> str:
    """The words of a page, runs of white space folded into one blank."""
    content: bytes = response.content  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", BeautifulSoup(content, "html.parser").get_text(" "))


def links_of(response: HttpResponseBase) -> list[str]:
    """Every address a page links to."""
    content: bytes = response.content  # type: ignore[attr-defined]
    return [str(link["href"]) for link in BeautifulSoup(content, "html.parser").find_all("a", href=True)]
