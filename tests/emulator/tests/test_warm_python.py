"""The ``python`` of jobs does what an ordinary interpreter does, only sooner."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from azureml_emulator.warm import python

PATIENCE = 60  # seconds for the warm process to import everything
# What is run, and whether the warm process does it; the rest is left to an ordinary interpreter.
PROGRAMS = {
    "arguments": ("import sys; print(sys.argv, __name__, __file__)", True),
    "path": ("import sys; print(sys.path)", True),
    "folder": ("import os; print(os.getcwd(), os.environ['WORD'])", True),
    "input": ("print(input())", True),
    "exit code": ("import sys; sys.exit(3)", True),
    "exit text": ("import sys; sys.exit('enough')", True),
    "traceback": ("def fail():\n    return 1 / 0\n\n\nfail()", True),
    "chained": (
        "try:\n    {}['a']\nexcept KeyError as error:\n    raise ValueError from error",
        True,
    ),
    "not Python": ("if True print(1)", True),
    "at exit": ("import atexit; atexit.register(print, 'bye'); print('hello')", True),
    "thread": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()",
        True,
    ),
    "pickle": (
        "import pickle\n\n\nclass Word:\n    pass\n\n\nprint(pickle.loads(pickle.dumps(Word())))",
        True,
    ),
    "module beside": ("import helper; print(helper.__file__)", True),
    "processes": (
        "import multiprocessing\n\n\ndef double(x):\n    return 2 * x\n\n\n"
        "if __name__ == '__main__':\n"
        "    with multiprocessing.get_context('spawn').Pool(1) as pool:\n"
        "        print(pool.map(double, [1, 2]))",
        True,
    ),
    "killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", True),
    "shadow": ("import pandas; print(pandas.WORD)", False),
}
FORKED = "print(__import__('os').environ.get('WORD'), 'sklearn' in __import__('sys').modules)"


@pytest.fixture(scope="module")
def environment():
    """The variables of a job, once the warm process is there."""
    own = {key: text for key, text in os.environ.items() if not key.startswith("MLFLOW_")}
    own |= {"PYTHONUNBUFFERED": "1", "WORD": "ocean"}
    folder = python.folder(own)
    deadline = time.monotonic() + PATIENCE
    while not folder.with_suffix(".socket").exists():
        assert time.monotonic() < deadline, "the warm process does not come up"
        time.sleep(0.05)
    folders = (str(folder), str(Path(sys.executable).parent), own["PATH"])
    return own | {"PATH": os.pathsep.join(folders)}


def run(arguments, environment, folder):
    done = subprocess.run(
        arguments, env=environment, cwd=folder, input="typed\n", capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("code", "warm"), PROGRAMS.values(), ids=PROGRAMS)
def test_a_script_runs_as_on_an_ordinary_interpreter(tmp_path, environment, code, warm):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "program.py").write_text(code + "\n")
    (tmp_path / "src" / "helper.py").write_text("")
    if not warm:
        (tmp_path / "src" / "pandas.py").write_text("WORD = 'mine'\n")
    line = ["src/program.py", "--rate", "0.1"]
    forked = run(["python", *line], environment, tmp_path)
    ordinary = run([sys.executable, *line], environment, tmp_path)
    assert (forked[0], forked[2]) == (ordinary[0], ordinary[2])
    assert forked[1].split(" at 0x")[0] == ordinary[1].split(" at 0x")[0]
    (tmp_path / "src" / "check.py").write_text(FORKED)
    assert run(["python", "src/check.py"], environment, tmp_path)[1] == f"ocean {warm}\n"


def test_what_is_left_to_the_ordinary_interpreter_looks_like_it(tmp_path, environment):
    code, _, error = run(["python", "absent.py"], environment, tmp_path)
    assert (code, error.partition(":")[0]) == (2, "python")
    line = ["-X", "utf8", "-c", "import sys; print(sys.executable, sys.prefix)"]
    assert run(["python", *line], environment, tmp_path)[1] == f"{sys.executable} {sys.prefix}\n"


@pytest.mark.parametrize("line", [["-c", "import sys; print(sys.path[0], sys.argv)", "a"]])
@pytest.mark.parametrize("options", [[], ["-u"], ["-P"], ["-W", "ignore"]])
def test_options_mean_the_same(tmp_path, environment, line, options):
    forked = run(["python", *options, *line], environment, tmp_path)
    assert forked == run([sys.executable, *options, *line], environment, tmp_path)
    assert forked[0] == 0


def test_a_module_runs_as_on_an_ordinary_interpreter(tmp_path, environment):
    (tmp_path / "tool.py").write_text("import sys; print(__name__, sys.argv, sys.path[0])\n1 / 0\n")
    forked = run(["python", "-m", "tool", "a"], environment, tmp_path)
    ordinary = run([sys.executable, "-m", "tool", "a"], environment, tmp_path)
    assert (forked[0], forked[1]) == (ordinary[0], ordinary[1])
    assert forked[2].splitlines()[-3:] == ordinary[2].splitlines()[-3:]


def test_variables_that_count_at_the_start_need_an_ordinary_interpreter(tmp_path, environment):
    seeded = environment | {"OMP_NUM_THREADS": "1"}
    assert run(["python", "-c", FORKED], seeded, tmp_path)[1] == "ocean False\n"
    assert run(["python", "-c", FORKED], environment, tmp_path)[1] == "ocean True\n"


def test_forks_draw_different_numbers(tmp_path, environment):
    code = "import numpy, random; print(numpy.random.rand(), random.random())"
    first, second = (run(["python", "-c", code], environment, tmp_path)[1] for _ in range(2))
    assert not set(first.split()) & set(second.split())


def test_a_signal_reaches_the_fork(tmp_path, environment):
    code = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit('saved'))\n"
        "print('ready')\n"
        "time.sleep(60)\n"
    )
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(["python", "-c", code], env=environment, text=True, **pipe) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)
        assert process.stderr.read() == "saved\n"
    assert process.returncode == 1


def test_a_fork_ends_with_its_client(tmp_path, environment, until):
    code = "import os, time; print(os.getpid()); time.sleep(60)"
    command = ["python", "-c", code]
    with subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE) as process:
        pid = int(process.stdout.readline())
        process.kill()
    until(lambda: not Path(f"/proc/{pid}").exists())


def test_the_warm_process_ends_with_the_one_that_needs_it(tmp_path):
    code = (
        "import os, time\n"
        "from azureml_emulator.warm import python\n"
        "folder = python.folder(dict(os.environ))\n"
        f"deadline = time.monotonic() + {PATIENCE}\n"
        "while not folder.with_suffix('.socket').exists() and time.monotonic() < deadline:\n"
        "    time.sleep(0.05)\n"
        "print(folder)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    folder = Path(done.stdout.strip())
    deadline = time.monotonic() + PATIENCE
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not list(folder.parent.glob(f"{folder.stem}.*"))
