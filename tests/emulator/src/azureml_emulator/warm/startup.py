"""What a process reads from its environment only while it starts or imports."""

PREFIXES = (
    "LC_",
    "LD_",
    "MALLOC_",
    "MKL_",
    "MLFLOW_CONFIGURE_LOGGING",
    "MLFLOW_LOGGING_",
    "NUMEXPR_",
    "OMP_",
    "OPENBLAS_",
    "PYTHON",
)
NAMES = ("HOME", "LANG", "LANGUAGE", "MPLBACKEND", "MPLCONFIGDIR", "TZ")


def read_at_start(environment: dict[str, str]) -> dict[str, str]:
    """The variables of ``environment`` that come too late for a process that runs already."""
    return {
        key: text for key, text in environment.items() if key in NAMES or key.startswith(PREFIXES)
    }
