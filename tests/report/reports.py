"""Reports of the examples and their recordings, and what the recordings say, counted anew."""
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def make(aqua, folder):
    """All examples as reports in folder/pages and recordings in folder/records."""
    done = subprocess.run([aqua, "test", "-q", "--once", "examples", "--report", f"{folder}/pages", "--record", f"{folder}/records",
                           "--record-all"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"aqua test: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return sorted((Path(folder) / "pages").glob("*.html"))


def recording_of(page):
    return page.parents[1] / "records" / (page.stem + ".aqrec")


def counts(recording):
    """The numbers that a report shows."""
    lines = [json.loads(line) for line in recording.read_text().splitlines()]
    events = [line for line in lines if "n" in line]
    kinds = [event["kind"] for event in events]
    # A message is known by its key. One between a peer and itself is none.
    fates = {}
    for event in events:
        key = event.get("key")
        if not event["kind"].startswith("particle_") or not key:
            continue
        way = key.split("#")[0].split(">")
        if way[0] != way[1]:
            fates[key] = event["kind"]
    of = list(fates.values())
    answered = {(e["peer"], e["particle"], e["id"]): e["code"] for e in events if e["kind"] == "service_returned"}
    called = [(e["peer"], e["particle"], e["id"]) for e in events if e["kind"] == "service_called"]
    peers = {e["peer"] for e in events if "peer" in e} | {e["to"] for e in events if "to" in e}
    return {
        "events": len(events),
        "hops": len(fates),
        "lost": of.count("particle_lost"),
        "expired": of.count("particle_expired"),
        "refused": of.count("particle_refused"),
        "steps": kinds.count("step_started"),
        "calls": len(called),
        "failed": sum(1 for call in called if answered.get(call)),
        "waiting": sum(1 for call in called if call not in answered),
        "peers": len(peers),
    }
