"""A7 · 目标责任书: both sides sign one fixed file; any changed byte is found; who has not signed is named."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from mingze.accountability.duties.models import ListVersion, Pledge
from mingze.core.documents import storage
from tests.duty_world import World
from tests.reading import text_of


@pytest.fixture(autouse=True)
def _files_of_our_own(settings: Settings, tmp_path: object) -> None:
    settings.FILES_DIR = tmp_path


def drawn_up(world: World, client: Client) -> Pledge:
    world.publish("section-chief")
    carol = world.agency.sign_in(client, "carol")
    posts = world.agency.posts
    answer = carol.post(
        reverse("duties:draw_up"),
        {
            "list_version": ListVersion.objects.get().pk,
            "holder": posts["protection_chief"].pk,
            "issuer": posts["secretary"].pk,
            "year": 2026,
        },
    )
    assert answer.status_code == 302, text_of(answer)
    return Pledge.objects.get()


def test_A7_both_sides_sign_and_the_file_is_fixed(world: World, client: Client) -> None:
    pledge = drawn_up(world, client)
    for name in ("alice", "dave"):
        world.agency.sign_in(client, name).post(reverse("duties:sign", args=[pledge.pk]))
    pledge.refresh_from_db()
    assert pledge.sealed_at is not None
    assert {one.sha256 for one in pledge.signatures.all()} == {pledge.sha256}
    file = client.get(reverse("duties:pledge_file", args=[pledge.pk]))
    assert file.content.startswith(b"%PDF")


def test_A7_any_byte_changed_is_detected(world: World, client: Client) -> None:
    pledge = drawn_up(world, client)
    path = storage.path_of(pledge.sha256)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(content))
    page = world.agency.sign_in(client, "alice").get(reverse("duties:pledge", args=[pledge.pk]))
    assert "文本已被改动" in text_of(page)
    refused = client.post(reverse("duties:sign", args=[pledge.pk]))
    assert "不能签字" in text_of(refused)
    assert not pledge.signatures.exists()


def test_A7_somebody_else_cannot_sign(world: World, client: Client) -> None:
    pledge = drawn_up(world, client)
    refused = world.agency.sign_in(client, "frank").post(reverse("duties:sign", args=[pledge.pk]))
    assert refused.status_code in {404, 422}
    assert not pledge.signatures.exists()


def test_A7_the_share_signed_opens_to_the_names_missing(world: World, client: Client) -> None:
    pledge = drawn_up(world, client)
    for name in ("alice", "dave"):
        world.agency.sign_in(client, name).post(reverse("duties:sign", args=[pledge.pk]))
    text = text_of(world.agency.sign_in(client, "alice").get(reverse("duties:pledges")))
    assert "保护科 保护科科长" not in text.split("未签订：")[1].split("筛选")[0]
    assert "服务科 服务科科长" in text
