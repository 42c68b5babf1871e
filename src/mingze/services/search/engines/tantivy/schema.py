"""The columns of the index and how they are analysed."""

import hashlib

import tantivy

from mingze.services.search.engines.columns import (
    COLLAPSIBLE,
    FIELDS_KEPT,
    FILLER,
    GAP,
    KEY,
    ORDERED,
    collapse_column,
    counted_column,
    order_column,
)
from mingze.services.search.language.fields import Field, Kind
from mingze.services.search.values import INTEGERS, WORDY

_UNITS, _WORD = "units", "word"
_FORM = 1
"""Raised when what columns hold changes its form, so that older indexes are made anew."""


def _add(builder: tantivy.SchemaBuilder, field: Field) -> str:
    """Add the columns of a field; returns what was added, for the digest."""
    if field.kind in WORDY:
        builder.add_text_field(field.name, tokenizer_name=_UNITS, index_option="position")
    if field.kind in INTEGERS:
        builder.add_integer_field(field.name, indexed=True, fast=True)
    elif field.kind is not Kind.TEXT:
        words = _WORD if field.kind is Kind.WORD else "raw"
        builder.add_text_field(counted_column(field), fast=True, tokenizer_name=words, index_option="basic")
    if field.name in ORDERED:
        builder.add_integer_field(order_column(field), indexed=True, fast=True)
    return f"{field.name}:{field.kind}"


def schema() -> tuple[tantivy.Schema, str]:
    """The schema, and a digest that changes with it."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(KEY, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    added = [_add(builder, field) for field in FIELDS_KEPT]
    for name in sorted(COLLAPSIBLE):
        builder.add_integer_field(collapse_column(name), fast=True)
        added.append(name)
    digest = hashlib.sha256(f"{_FORM} {GAP} {added}".encode()).hexdigest()[:16]
    return builder.build(), digest


def register(index: tantivy.Index) -> None:
    """Make the analyzers known, which every process has to do after opening an index."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.lowercase()).build()
    units = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    index.register_tokenizer(_WORD, words)
    index.register_fast_field_tokenizer(_WORD, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).build())
    index.register_tokenizer(_UNITS, units.filter(tantivy.Filter.custom_stopword([FILLER])).build())
