# --8<-- [start:explore]
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

sys.path.append("src")
os.environ["AZUREML_MODEL_DIR"] = "."

body = Path("request.json").read_text()
score = import_module("score")
score.init()
print(score.run(body))
#> {'version': 1, 'progression': [212, 96]}
# --8<-- [end:explore]

# --8<-- [start:deploy]
server = subprocess.Popen(
    [sys.executable, "-m", "azureml_inference_server_http.amlserver"]
    + ["--entry_script", "src/score.py", "--model_dir", ".", "--port", "5001"],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.STDOUT,
)
for _ in range(60):
    try:
        print(urlopen("http://127.0.0.1:5001/").read().decode())
        #> Healthy
        break
    except URLError:
        time.sleep(1)
# --8<-- [end:deploy]

# --8<-- [start:invoke]
headers = {"Content-Type": "application/json"}
request = Request("http://127.0.0.1:5001/score", body.encode(), headers)
print(urlopen(request).read().decode())
#> {"version": 1, "progression": [212, 96]}
request = Request("http://127.0.0.1:5001/score", b'{"input_data": []}', headers)
try:
    urlopen(request)
except HTTPError as error:
    print(error.code)
    #> 500
# --8<-- [end:invoke]

# --8<-- [start:clean-up]
server.terminate()
server.wait()
# --8<-- [end:clean-up]
