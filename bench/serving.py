"""How soon a server answers on an empty database, and how much memory its processes take."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.databases import Database
from tools.postgresql import free_port

_PATIENCE: Final = 60.0


class ServerSilent(RuntimeError):
    """The server ended, or gave no answer in time; carries what it wrote."""

    def __init__(self, output: str) -> None:
        self.output = output
        super().__init__(f"the server did not answer; it wrote:\n{output}")


@dataclass(frozen=True, slots=True)
class Served:
    seconds: float
    largest: float  # MiB of the largest process
    processes: int


def measure_serving(database: Database) -> Served:
    """From the start of the command to the first page answered. Raises ServerSilent."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("socai")), "serve", "--port", str(port)]
    log = database.data_folder / "serve.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        server = subprocess.Popen(
            command, env=database.environment(), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_for_answer(server, f"http://127.0.0.1:{port}/", log)
            seconds = time.perf_counter() - started
            sizes = [_resident(pid) for pid in _family(server.pid)]
        finally:
            server.terminate()
            server.wait(timeout=30)
    return Served(seconds, max(sizes), len(sizes))


def _wait_for_answer(server: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except urllib.error.HTTPError:
            break  # it answers, but not with a page
        except OSError:
            time.sleep(0.02)
    raise ServerSilent(log.read_text(encoding="utf-8", errors="replace"))


def _family(root: int) -> list[int]:
    """The process and all that it started, as /proc tells."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        parents[int(stat.parent.name)] = int(after_name[1])
    family = [root]
    for pid in family:
        family += [child for child, parent in parents.items() if parent == pid]
    return family


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    kib = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
    return kib / 1024
