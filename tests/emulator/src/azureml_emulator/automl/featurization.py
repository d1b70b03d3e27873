"""How columns become numbers: a plan for the training data, with which every pipeline begins.

Source: https://learn.microsoft.com/azure/machine-learning/v1/how-to-configure-auto-features
"""

from typing import NamedTuple

import numpy
import pandas
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, OrdinalEncoder

from . import column_types
from .column_types import CATEGORICAL, DATE, HASHED, NUMERIC, TEXT
from .messages import DataProblem, say
from .transformers import DateParts, HashOneHotEncoder

STEP = "datatransformer"
IMPUTERS = {
    "mean": "MeanImputer",
    "median": "MedianImputer",
    "most_frequent": "ModeCatImputer",
    "constant": "ConstantImputer",
}
# Transformers that a request can block and that are used here; the others never are.
USED = ("OneHotEncoder", "LabelEncoder", "HashOneHotEncoder", "TfIdf")


class Part(NamedTuple):
    """Columns that are treated alike.

    Attributes:
        labels: what the service calls the transformations.
    """

    name: str
    transformer: object
    columns: list[str]
    labels: list[str]


class Plan(NamedTuple):
    """What happens to the columns.

    Attributes:
        kinds: the type of each column, also of those that are dropped.
        off: nothing happens to any column.
    """

    kinds: dict[str, str]
    parts: list[Part]
    off: bool = False

    @property
    def kept(self) -> dict[str, Part]:
        """The columns that are not dropped, with the parts that they belong to."""
        return {column: part for part in self.parts for column in part.columns}

    def create(self) -> ColumnTransformer | None:
        """The first step of a pipeline; ``None`` when featurization is off."""
        if self.off:
            return None
        steps = [(part.name, part.transformer, part.columns) for part in self.parts]
        return ColumnTransformer(steps, sparse_threshold=0)

    def names(self, fitted: ColumnTransformer | None) -> dict[str, list[str]]:
        """The names of the columns that come from each column."""
        if fitted is None:
            return {column: [column] for column in self.kinds if self.off or column in self.kept}
        found: dict[str, list[str]] = {column: [] for column in self.kept}
        names = fitted.get_feature_names_out()
        for part in self.parts:
            for name in names[fitted.output_indices_[part.name]]:
                feature = name.removeprefix(f"{part.name}__")
                owner = _owner(feature, part.columns)
                found[owner].append(feature if owner in feature else f"{owner}_{feature}")
        return found

    def summary(self, fitted: ColumnTransformer | None) -> list[dict]:
        """What became of each column, as the service writes it beside a model."""
        names, kept = self.names(fitted), self.kept
        return [
            {
                "RawFeatureName": column,
                "TypeDetected": kind,
                "Dropped": "No" if column in names else "Yes",
                "EngineeredFeatureCount": len(names.get(column, ())),
                "Transformations": kept[column].labels if column in kept else [],
            }
            for column, kind in self.kinds.items()
        ]


def plan(table: pandas.DataFrame, settings: dict, mode: str) -> Plan:
    """The plan for a table of features.

    Args:
        settings: the ``featurizationSettings`` of the request.
        mode: ``auto``, ``custom`` or ``off``.

    Raises:
        DataProblem: no column is left, or a setting makes no sense.
    """
    custom = settings if mode == "custom" else {}
    kinds = column_types.detect(table, custom.get("columnNameAndTypes") or {})
    if mode == "off":
        _check_numbers(table)
        return Plan(dict.fromkeys(kinds, NUMERIC), [], off=True)
    spelled = {name.lower(): name for name in USED}
    blocked = []
    for name in custom.get("blockedTransformers") or []:
        known = spelled.get(str(name).replace("_", "").lower())
        blocked += [known] if known else []
        if not known:
            say(f"emulator: the blocked transformer {name} is never used here")
    parts: dict[str, Part] = {}
    for column, kind in kinds.items():
        part = _part(table[column], kind, blocked, custom.get("transformerParams") or {})
        if part and part.name in parts:
            parts[part.name].columns.append(column)
        elif part:
            parts[part.name] = part
    if not parts:
        raise DataProblem("No column is left to learn from: all were dropped by featurization.")
    return Plan(kinds, list(parts.values()))


def _part(column: pandas.Series, kind: str, blocked: list[str], parameters: dict) -> Part | None:
    """What happens to one column; ``None`` drops it."""
    name = str(column.name)
    if kind == DATE:
        return Part(_name("date", name), DateParts(), [name], ["DateTimeTransformer"])
    if kind == TEXT and "TfIdf" not in blocked:
        filled = SimpleImputer(strategy="constant", fill_value="")
        flat = FunctionTransformer(numpy.ravel, feature_names_out="one-to-one")
        words = TfidfVectorizer(ngram_range=(1, 3), max_features=500)
        return Part(_name("text", name), make_pipeline(filled, flat, words), [name], ["TfIdf"])
    if kind == HASHED and "HashOneHotEncoder" not in blocked:
        bits = _parameters(parameters, "HashOneHotEncoder", name).get("number_of_bits", 5)
        encoder = HashOneHotEncoder(number_of_bits=int(bits))
        return Part(_name("hash", name), encoder, [name], ["HashOneHotEncoder"])
    if kind not in (NUMERIC, CATEGORICAL, HASHED):
        return None
    imputer, suffix, labels = _imputer(column, kind, parameters)
    if kind == NUMERIC:
        marks = ["ImputationMarker"] if imputer else []
        return Part(f"numbers{suffix}", imputer or "passthrough", [name], labels + marks)
    encoder, label = _encoder(blocked)
    if encoder is None:
        return None
    steps = make_pipeline(imputer, encoder) if imputer else encoder
    return Part(f"categories{suffix}", steps, [name], [*labels, label])


def _name(kind: str, column: str) -> str:
    """The name of the part of one column; scikit-learn keeps two underscores for itself."""
    return f"{kind}_{column}".replace("__", "_")


def _encoder(blocked: list[str]):
    """The encoder of categories and its name; ``None`` when all are blocked."""
    if "OneHotEncoder" not in blocked:
        one_hot = OneHotEncoder(drop="if_binary", handle_unknown="ignore", sparse_output=False)
        return one_hot, "OneHotEncoder"
    if "LabelEncoder" not in blocked:
        return OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), "LabelEncoder"
    return None, ""


def _imputer(column: pandas.Series, kind: str, parameters: dict):
    """What fills the gaps of a column, a suffix that tells it apart, and its labels."""
    asked = _parameters(parameters, "Imputer", str(column.name))
    if not (asked or column.isna().any()):
        return None, "", []
    strategy = asked.get("strategy", "mean" if kind == NUMERIC else "most_frequent")
    if strategy not in IMPUTERS:
        known = ", ".join(IMPUTERS)
        raise DataProblem(f"The imputer strategy '{strategy}' is unknown; there are {known}.")
    if kind != NUMERIC and strategy in ("mean", "median"):
        raise DataProblem(f"The column '{column.name}' is {kind}: it has no {strategy}.")
    fill = asked.get("fill_value")
    imputer = SimpleImputer(strategy=strategy, fill_value=fill, add_indicator=kind == NUMERIC)
    suffix = f"_{strategy}" + ("" if fill is None else f"_{fill}")
    return imputer, suffix, [IMPUTERS[strategy]]


def _parameters(parameters: dict, transformer: str, column: str) -> dict:
    """The parameters that a request has for a transformer of a column."""
    plain = transformer.lower()
    entries = next(
        (value for key, value in parameters.items() if key.replace("_", "").lower() == plain), []
    )
    for entry in entries or []:
        if column in (entry.get("fields") or [column]):
            return entry.get("parameters") or {}
    return {}


def _check_numbers(table: pandas.DataFrame) -> None:
    """Refuse a table with something else than numbers."""
    numeric = pandas.api.types.is_numeric_dtype
    if wrong := [str(name) for name in table.columns if not numeric(table[name])]:
        columns = ", ".join(wrong)
        raise DataProblem(f"Featurization is off and these columns are not numbers: {columns}.")


def _owner(feature: str, columns: list[str]) -> str:
    """The column that a new one comes from; of several that fit, the one with the longest name."""
    plain = feature.removeprefix("missingindicator_")
    fitting = [name for name in columns if plain == name or plain.startswith(f"{name}_")]
    return max(fitting, key=len, default=columns[0])
