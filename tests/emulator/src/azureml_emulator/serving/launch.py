"""Starts the inference server of Azure Machine Learning; run as a script, never imported.

The server listens on all addresses by itself; here it is for the emulator alone. It ends when
the emulator does, also when that was killed.
"""

import os
import signal
import threading
import time

from azureml_inference_server_http import amlserver

INTERVAL = 1.0  # seconds between two looks at the parent


def follow(parent: int) -> None:
    """End this process when ``parent`` is gone."""
    while os.getppid() == parent:
        time.sleep(INTERVAL)
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=follow, args=(os.getppid(),), daemon=True).start()
amlserver.DEFAULT_HOST = "127.0.0.1"
amlserver.run()
