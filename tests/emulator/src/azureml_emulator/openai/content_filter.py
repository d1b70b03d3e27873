"""The content filter of prompts and completions.

Source: https://learn.microsoft.com/azure/foundry/openai/concepts/content-filter
"""

import re
from functools import cache
from pathlib import Path

import yaml

from .errors import ServiceError

SEVERITIES = ("safe", "low", "medium", "high")
STOPS_AT = "medium"  # the default of a deployment, in both directions


def results(text: str) -> dict[str, dict]:
    """Category -> ``filtered`` and ``severity`` (``detected`` for jailbreak)."""
    found = {}
    for category, rules in _rules().items():
        if category == "jailbreak":
            detected = any(re.search(rule, text, re.IGNORECASE) for rule in rules)
            found[category] = {"filtered": detected, "detected": detected}
            continue
        levels = [
            SEVERITIES.index(rule["severity"])
            for rule in rules
            if re.search(rule["pattern"], text, re.IGNORECASE)
        ]
        level = max(levels, default=0)
        stopped = level >= SEVERITIES.index(STOPS_AT)
        found[category] = {"filtered": stopped, "severity": SEVERITIES[level]}
    return found


def of_completion(text: str) -> dict[str, dict]:
    """The results for a completion, which is not searched for attacks."""
    found = results(text)
    del found["jailbreak"]
    return found


def check_prompt(text: str) -> list[dict]:
    """The ``prompt_filter_results`` of an answer.

    Raises:
        ServiceError: 400 ``content_filter`` where a category stops the prompt.
    """
    found = results(text)
    if any(entry["filtered"] for entry in found.values()):
        raise ServiceError(
            400,
            "content_filter",
            "The response was filtered due to the prompt triggering Azure OpenAI's content "
            "management policy. Please modify your prompt and retry. To learn more about our "
            "content filtering policies please read our documentation: "
            "https://go.microsoft.com/fwlink/?linkid=2198766",
            "prompt",
            inner={"code": "ResponsibleAIPolicyViolation", "content_filter_result": found},
        )
    return [{"prompt_index": 0, "content_filter_results": found}]


@cache
def _rules() -> dict:
    return yaml.safe_load((Path(__file__).parent / "content_filter.yml").read_text("utf-8"))
