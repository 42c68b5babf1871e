"""``mingze run``: serve the product."""

import socket
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from mingze.config.demo import cast
from mingze.core.accounts.models import Account
from mingze.services.patents.demo.parts import some_to_come

PATIENCE = 3
"""Seconds a worker has to finish what it is answering when the server stops."""
BACKGROUND_PATIENCE = 10
"""Seconds that work in the background has to stop; an import that is killed is made good by the next."""


class Command(BaseCommand):
    """Says where the product is and, on demo data, who can sign in; then serves until it is stopped."""

    help = "启动服务并说明访问地址；按 Ctrl+C 停止"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many processes and threads."""
        parser.add_argument(
            "--host", default="127.0.0.1", help="监听地址，默认为 127.0.0.1，只有本机可以访问"
        )
        parser.add_argument("--port", type=int, default=8000, help="端口，默认为 8000")
        parser.add_argument(
            "--workers", type=int, default=1, help="进程数，默认为 1；多于 1 个时宜用 PostgreSQL"
        )
        parser.add_argument(
            "--no-worker", action="store_true", help="不启动后台进程（另行运行 mingze worker 时）"
        )
        parser.add_argument("--threads", type=int, default=4, help="每个进程的线程数，默认为 4")
        parser.add_argument(
            "--only-serve", action="store_true", help="不在后台导入演示数据中其余的虚构专利文献"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check what would go wrong later, say where the product is, serve."""
        host, port = options["host"], options["port"]
        _check_tables()
        _check_port(host, port)
        self.stdout.write(f"\n明责已启动：http://{host}:{port}/　按 Ctrl+C 停止。")
        if accounts := list(_demo_accounts()):
            self.stdout.write(f"演示账号（口令均为 {cast.PASSWORD}）：")
            self.stdout.write("\n".join(f"  {number}  {title}" for number, title in accounts))
        corpus = Path(settings.CORPUS_DIR)
        if not corpus.exists():
            self.stdout.write(f"还没有专利文献：文件夹{corpus}尚不存在，导入文献后才能检索。")
        growing = not options["only_serve"] and some_to_come(corpus)
        if growing:
            self.stdout.write("其余的虚构专利文献正在后台导入，约几分钟；可检索的文献随之增多。")
        self.stdout.flush()
        server = Server(
            "mingze.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=options["workers"],
            blocking_threads=options["threads"],
            websockets=False,
            # Ctrl+C reaches the workers twice, at once and through the parent, and one may then never answer.
            workers_kill_timeout=PATIENCE,
            log_level=LogLevels.warning,
        )
        rest = _beside("demo-patents", "--rest", wanted=growing)
        with _beside("worker", wanted=not options["no_worker"]), rest:
            server.serve()


@contextmanager
def _beside(*command: str, wanted: bool) -> Iterator[None]:
    """A command of ours in a process for background work, which ends with the server."""
    arguments = [sys.executable, "-m", "mingze.config", *command]
    process = subprocess.Popen(arguments) if wanted else None  # noqa: S603 - a command of our own
    try:
        yield
    finally:
        if process:
            process.terminate()
            try:
                process.wait(BACKGROUND_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _check_tables() -> None:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connection.close()
    if waiting:
        raise CommandError(f"数据库尚有{len(waiting)}项结构变更未执行。请先运行：mingze prepare")


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            text = f"无法监听 {host}:{port}（{error.strerror}）。请换一个端口，例如：make run PORT={port + 1}"
            raise CommandError(text) from None


def _demo_accounts() -> Iterator[tuple[str, str]]:
    """Number and title of the demo's accounts that are open here; none where real people work."""
    people = [(role.number, role.name, role.shown_as) for role in cast.LEADING if role.shown_as]
    people += [(number, name, name) for number, name, _ in cast.OFFICERS]
    names = dict(Account.objects.filter(is_active=True).values_list("username", "person__name"))
    connection.close()
    yield from ((number, title) for number, name, title in people if names.get(number) == name)
