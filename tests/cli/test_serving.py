"""`parley serve`, as a process."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    """The process over an empty record, the address that it printed, and its port."""
    port = free_port()
    command = [sys.executable, "-u", "-m", "parley", "serve", "--record", "x.db", "--port", str(port), "--by", "Ana"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        yield process, re.search(r"http://\S+", process.stdout.readline())[0], port
        process.kill()


def answered(address, seconds=60):
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own
                return answer.read().decode()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_it_prints_its_address_and_ends_when_asked(served, tmp_path):
    process, address, port = served
    assert address.startswith(f"http://127.0.0.1:{port}/enter?token=")
    assert "Open the record" in answered(address)
    busy = subprocess.run(
        [sys.executable, "-m", "parley", "serve", "--record", "y.db", "--port", str(port)],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert busy.returncode == 2
    assert f"Port {port} cannot be had" in busy.stderr
    process.send_signal(signal.SIGINT)
    assert process.wait(30) in {0, 130}
