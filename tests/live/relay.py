"""A relay that `aqua serve` hosts, for tests."""
import json
import signal
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Relay:
    """Listens when it is entered; `log()` ends it and is all that it said."""

    def __init__(self, aqua, *options):
        self.aqua, self.options = aqua, options

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        output = Path(self.folder.name) / "relay.json"
        self.err = open(Path(self.folder.name) / "log", "w+")
        self.process = subprocess.Popen([self.aqua, "serve", "-o", str(output), *self.options], cwd=ROOT, text=True,
                                        stdout=subprocess.PIPE, stderr=self.err)
        first = self.process.stdout.readline()
        if not first.startswith("relay  /ip4/127.0.0.1/tcp/"):
            self.process.wait(10)
            self.err.seek(0)
            raise SystemExit(f"it does not listen: {first}{self.err.read()}")
        self.address = first.split()[1]
        described = json.loads(output.read_text())
        assert described["multiaddr"] == self.address, described
        self.peers = described["peers"]
        self.port = int(self.address.split("/")[4])
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.err.close()
        self.folder.cleanup()

    def so_far(self):
        return (Path(self.folder.name) / "log").read_text()

    def log(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(20)
        assert code == 0, f"it ended with {code}: {self.so_far()}"
        return self.so_far()
