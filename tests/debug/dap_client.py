"""A client of the Debug Adapter Protocol, for tests."""
import json
import subprocess


class Refused(Exception):
    """A request that was answered with an error."""


class Client:
    """Speaks with one `aqua dap`."""

    def __init__(self, aqua, folder):
        self.process = subprocess.Popen([aqua, "dap"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.sequence = 0
        self.received = 0  # the last sequence number of the server
        self.events = []   # that nobody has taken

    def write(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def raw(self, text):
        self.process.stdin.write(text)
        self.process.stdin.flush()

    def read(self):
        length = None
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise EOFError("the server has ended")
            if line == b"\r\n":
                break
            name, _, value = line.decode().partition(":")
            if name == "Content-Length":
                length = int(value)
        message = json.loads(self.process.stdout.read(length))
        if message["seq"] != self.received + 1:
            raise AssertionError(f"message {message['seq']} after {self.received}")
        self.received = message["seq"]
        return message

    def send(self, command, **arguments):
        self.sequence += 1
        body = {"seq": self.sequence, "type": "request", "command": command, "arguments": arguments}
        self.write(json.dumps(body).encode())
        return self.sequence

    def response(self):
        while True:
            message = self.read()
            if message["type"] == "response":
                return message
            self.events.append(message)

    def request(self, command, **arguments):
        number = self.send(command, **arguments)
        message = self.response()
        if message["request_seq"] != number or message["command"] != command:
            raise AssertionError(f"the answer to {command} is {message}")
        if not message["success"]:
            raise Refused(message["message"])
        return message.get("body") or {}

    def event(self, name):
        """The next event of that name; the ones before it are dropped."""
        while self.events:
            message = self.events.pop(0)
            if message["event"] == name:
                return message["body"]
        while True:
            message = self.read()
            if message["type"] == "event" and message["event"] == name:
                return message["body"]

    def launch(self, **arguments):
        capabilities = self.request("initialize", adapterID="aqua")
        self.request("launch", **arguments)
        self.event("initialized")
        return capabilities

    def go(self, command, thread=1):
        """A request after which the run goes on; where it stops."""
        self.request(command, threadId=thread)
        return self.event("stopped")

    def here(self, stop):
        """Where a run has stopped: peer, functions with lines, and all values, by scope."""
        threads = {one["id"]: one["name"] for one in self.request("threads")["threads"]}
        stack = self.request("stackTrace", threadId=stop["threadId"])
        frames = [(one["name"], one["source"]["name"] if "source" in one else "", one["line"])
                  for one in stack["stackFrames"]]
        values = {}
        for scope in self.request("scopes", frameId=stack["stackFrames"][0]["id"])["scopes"]:
            values[scope["name"]] = self.tree(scope["variablesReference"])
        return {"peer": threads[stop["threadId"]], "frames": frames, "values": values}

    def tree(self, reference):
        """Variables with all that is in them."""
        return {one["name"]: self.tree(one["variablesReference"]) if one["variablesReference"] else one["value"]
                for one in self.request("variables", variablesReference=reference)["variables"]}

    def evaluate(self, expression, stop):
        frames = self.request("stackTrace", threadId=stop["threadId"])["stackFrames"]
        return self.request("evaluate", expression=expression, frameId=frames[0]["id"])["result"]

    def close(self):
        self.request("disconnect")
        self.process.stdin.close()
        return self.process.wait(timeout=20)
