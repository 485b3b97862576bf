"""A worker that tells which process it is, and waits until it is ended."""

import json
import os
import sys
import threading

if __name__ == "__main__":
    sys.stdout.write(json.dumps({"progress": os.getpid() / 10**9}) + "\n")
    sys.stdout.flush()
    threading.Event().wait()
