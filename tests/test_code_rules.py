"""Mistakes in code that runs all the same: names of metrics, braces, loops, slips of the hand."""

import pytest

from support.promises import checker
from support.python import entry_scripts, metric_calls, pollers, static_calls, web_calls
from support.sandbox import Sandbox
from support.texts import code_words
from support.yaml_files import bindings, packages

ECHO = "snippets/jobs/echo"
TOLD = '--header "Content-Type: application/json"'


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('mlflow.log_metric("mse", mae)', "'mse' names the value of mae"),
        ('mlflow.log_metrics({"valid_r2": mean_absolute_error(y, p)})', "'valid_r2' names"),
        ("mae = mean_squared_error(y, p)", "'mae' names the value of mean_squared_error"),
        ("r2_score(predicted, y_test)", "is given the prediction predicted as the truth"),
        ("f1_score(y_true=model.predict(X), y_pred=y)", "is given the prediction"),
    ],
)
def test_metric_that_is_another_one_is_found(source, what):
    [(line, said, cure)] = metric_calls.check(source)
    assert (line, what in said, bool(cure)) == (1, True, True)


@pytest.mark.parametrize(
    "source",
    [
        'mlflow.log_metric("test_mae", mae)',
        "rmse = mean_squared_error(y, p) ** 0.5",
        "r2_score(y_test, predicted)",
        "mean_absolute_error(forecast, predicted)",
        'mlflow.log_metric("loss", mae)',
    ],
)
def test_other_metric_is_left_alone(source):
    assert metric_calls.check(source) == []


def test_one_pair_of_braces_is_found():
    [(line, what, cure)] = bindings.check("code: src\ncommand: python a.py {inputs.alpha}\n")
    assert (line, cure) == (2, "write ${{inputs.alpha}}")
    assert "'{inputs.alpha}' has one pair of braces" in what


@pytest.mark.parametrize("text", ["${{inputs.alpha}}", "{parent.info.run_id}", "${inputs.ticket}"])
def test_other_braces_are_left_alone(text):
    assert bindings.check(text) == []


@pytest.mark.parametrize(
    ("source", "cure"),
    [
        ("p = c.begin_update(x)\nwhile not p.done():\n    pass", "result()"),
        ("while c.jobs.get(name).status != 'Completed':\n    pass", "stream(…)"),
    ],
)
def test_loop_in_place_of_waiting_is_found(source, cure):
    [(_, what, said)] = pollers.check(source)
    assert "asks again and again" in what
    assert cure in said


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("hello {args", "hlelo {args", "hello"),
        ("ArgumentParser()\np", "ArgumentParser()\n#> credntials\np", "credentials"),
    ],
)
def test_slip_of_the_hand_is_found(tmp_path, old, new, right):
    sandbox = Sandbox(tmp_path / "guide")
    many = sandbox.root / ECHO / "many.sh"
    many.write_text("# hello credentials\n" * 20)
    sandbox.replace(f"{ECHO}/src/hello.py", old, new)
    guide = sandbox.checker().guide
    [(_, what, _)] = code_words.check(guide, sandbox.root / ECHO / "src" / "hello.py")
    assert f"'{right}' often" in what


def test_no_listing_has_a_slip_or_a_metric_of_another_name():
    guide = checker().guide
    paths = [path for listing in guide.listings.values() for path in listing.files("*")]
    assert [row for path in paths for row in code_words.check(guide, path)] == []
    sources = [path.read_text("utf-8") for path in paths if path.suffix == ".py"]
    rows = [
        r for s in sources for r in (*metric_calls.check(s), *bindings.check(s), *pollers.check(s))
    ]
    assert rows == []


CONDA = """\
channels: [conda-forge]
dependencies:
  - python=3.11
  - pip
  - pip:
      - scikit-learn==1.5.2
"""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("scikit-learn==", "scikit-learn=", "is no requirement of pip"),
        ("scikit-learn==1.5.2", "scikit-lern==1.5.2", "knows no package 'scikit-lern'"),
        ("scikit-learn==1.5.2", "scikit-learn==91.5", "is newer than"),
        ("  - pip\n", "", "pip installs packages and is no dependency"),
        ("python=3.11", "pyhton=3.11", "knows no package 'pyhton'"),
        ("conda-forge", "conda-forg", "no channel 'conda-forg'"),
        ("channels:", "name: train\nchanels:", "has no key 'chanels'"),
    ],
)
def test_package_that_nobody_can_install_is_found(tmp_path, old, new, what):
    path = tmp_path / "conda.yml"
    path.write_text(CONDA)
    assert packages.check(path) == []
    path.write_text(CONDA.replace(old, new))
    assert what in " ".join(said for _, said, _ in packages.check(path))


def test_requirements_of_the_guide_can_be_installed(tmp_path):
    (tmp_path / "requirements.txt").write_text("# ours\n\npandas = 2\n")
    [(line, what, _)] = packages.check(tmp_path / "requirements.txt")
    assert (line, "is no requirement of pip" in what) == (3, True)
    paths = [p for listing in checker().guide.listings.values() for p in listing.files("*")]
    assert [row for path in paths for row in packages.check(path)] == []


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("curl --silent \"$uri\" -d '{}'\n", "does not say that it is JSON"),
        ('x=$(curl "$uri" --data @a.json \\\n  -H "Content-Type: text/plain")\n', "is JSON"),
        ('curl -k "$uri"\n', "does not check whose certificate"),
        (f'curl "$uri" {TOLD} --data @gone.json\n', "'gone.json', which is not there"),
    ],
)
def test_call_that_a_service_refuses_is_found(tmp_path, call, what):
    (tmp_path / "a.json").touch()
    [(line, said, _)] = web_calls.check_shell(call, tmp_path)
    assert (line, what in said) == (1, True)


def test_call_without_certificate_is_found():
    [(_, what, _)] = web_calls.check_python("requests.post(uri, verify=False)")
    assert "accepts any certificate" in what


def test_calls_of_the_guide_are_sound():
    rows = []
    for listing in checker().guide.listings.values():
        for path in listing.files("*.sh"):
            rows += web_calls.check_shell(path.read_text("utf-8"), listing.folder)
        for path in listing.files("*.py"):
            rows += web_calls.check_python(path.read_text("utf-8"))
    assert rows == []


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ('command(experiment="x")', "command() has no argument 'experiment' and ignores it"),
        ('ml.AmlCompute(name="x", tier="Spot")', "AmlCompute() takes no tier='Spot'"),
    ],
)
def test_ignored_keyword_is_found_without_a_run(call, what):
    source = f"from azure.ai.ml import command\nfrom azure.ai.ml import entities as ml\n{call}\n"
    [(line, said, _)] = static_calls.check(source)
    assert (line, said) == (3, what)


def test_calls_of_the_sdk_in_the_guide_are_sound():
    paths = [p for listing in checker().guide.listings.values() for p in listing.files("*.py")]
    assert [row for path in paths for row in static_calls.check(path.read_text("utf-8"))] == []


def test_entry_script_takes_the_arguments_of_its_driver():
    script = "def init():\n    parser.parse_args()\n\n\ndef run(files):\n    return files\n"
    [(line, what, cure)] = entry_scripts.check(script)
    assert (line, "parse_args refuses" in what, "parse_known_args" in cure) == (2, True, True)
    assert entry_scripts.check(script.replace("parse_args", "parse_known_args")) == []
    assert entry_scripts.check(script.replace("init", "main")) == []
