"""The recogniser answers in the browser, and says when it knows nothing."""

import pytest

PAGE = "v1/recognise/"
COURSE = """\
from azureml.core import Workspace

ws = Workspace.create(name='aml-workspace',
                  subscription_id='123456-abc-123...',
                  resource_group='aml-resources',
                  create_resource_group=True,
                  location='eastus'
                 )
az ml workspace create -w 'aml-workspace' -g 'aml-resources'
"""
SHEET = """\
- Datasets: Versioned data references (FileDataset, TabularDataset)
- ScriptRunConfig: Define training job configuration
SDK v1 uses ScriptRunConfig and Estimators
"""
TODAY = "from azure.ai.ml.entities import Environment, Workspace\nworkspace = Workspace(name='w')\n"


@pytest.fixture
def answer(page, served_site):
    """Pastes a text into the recogniser and returns the place of its answer."""
    page.goto(served_site + PAGE)

    def ask(text: str):
        page.get_by_label("Code, commands or a question").fill(text)
        page.get_by_role("button", name="Say what it is today").click()
        result = page.locator("[data-guide-v1-result]")
        result.locator("p").first.wait_for()
        return result

    return ask


def entries(result) -> dict[str, list[str]]:
    """Name of v1, with its lines -> its form of today, and the note with the link."""
    texts = result.locator("dl > *").all_inner_texts()
    return {texts[n]: texts[n + 1 : n + 3] for n in range(0, len(texts), 3)}


def test_the_code_of_a_course_is_recognised(answer):
    found = entries(answer(COURSE))
    assert "begin_create" in found["Workspace.create on line 3"][0]
    today = "Today: az ml workspace create --name … --resource-group …"
    assert found["az ml workspace create -w on line 9"][0] == today


def test_the_words_of_a_fact_sheet_are_recognised(answer):
    result = answer(SHEET)
    found = entries(result)
    assert "Estimator on line 3" in found
    assert found["TabularDataset on line 1"][0] == "Today: data asset of type mltable"
    assert found["FileDataset on line 1"][0] == "Today: data asset of type uri_folder"
    assert "Run a script as a command job" in found["ScriptRunConfig on lines 2, 3"][1]
    result.locator("a", has_text="Run a script").first.click()
    result.page.wait_for_url("**/jobs/command-job/")


def test_a_name_of_both_versions_counts_only_beside_v1(answer):
    assert "Environment on line 1" in entries(answer("from azureml.core import Environment"))
    result = answer(TODAY)
    assert entries(result) == {}
    assert "azure.ai.ml, which is v2" in result.inner_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("print('hello')", "That does not make it v2"),
        ("from azureml.fsspec import AzureMachineLearningFileSystem", "That does not make it v2"),
        ("import azureml.unheard", "It names azureml, so it is v1"),
        ("  ", "There is no text yet"),
    ],
)
def test_it_says_when_it_knows_nothing(answer, text, said):
    result = answer(text)
    assert said in result.inner_text()
    assert result.locator("dl").count() == 0


def test_the_tables_need_no_script(browser, served_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_site + PAGE)
    assert "Without it, the tables" in page.locator("[data-guide-v1-result]").inner_text()
    page.locator("article td a", has_text="HyperDrive").click()
    assert page.locator("article td", has_text="HyperDriveConfig").first.is_visible()
    context.close()


def test_names_load_when_the_form_is_first_used(page, served_site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + PAGE, wait_until="networkidle")
    assert not [address for address in asked if address.endswith("v1-names.js")]
    page.route("**/v1-names.js", lambda route: route.abort())
    page.get_by_role("button", name="Say what it is today").click()
    page.get_by_text("The list of names did not load").wait_for()


def test_other_pages_do_not_load_the_script(page, served_site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + "v1/overview/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if address.endswith(("v1.js", "v1-names.js"))]
