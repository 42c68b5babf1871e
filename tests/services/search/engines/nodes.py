"""The OpenSearch node that tests use: ``scripts/with-opensearch`` starts one and names it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from opensearchpy import OpenSearch


def url_of_node() -> str:
    """Where the node is; without one the test is skipped, which continuous integration does not allow."""
    url = os.environ.get("MINGZE_TEST_OPENSEARCH_URL", "")
    if not url:
        pytest.skip("MINGZE_TEST_OPENSEARCH_URL names no OpenSearch; scripts/with-opensearch starts one")
    return url


@contextmanager
def index_of_its_own() -> Iterator[str]:
    """A name no other run uses; whatever is made under it is deleted afterwards."""
    name = f"test{uuid4().hex[:12]}"
    client = OpenSearch(url_of_node())
    try:
        yield name
    finally:
        client.indices.delete(index=f"{name}-*")
        client.close()
