"""What every job type has in common, and the errors that end a job."""

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from ..arm.kind import Context
    from .run import Run

RUNNERS: dict[str, "Runner"] = {}


class JobFailed(Exception):
    """The job failed; the text is for the person who submitted it.

    Attributes:
        code: the error code of run history, ``UserError`` or ``SystemError``.
    """

    def __init__(self, message: str, code: str = "UserError"):
        super().__init__(message)
        self.code = code


class JobCanceled(Exception):
    """The job was canceled, by request or because its time was over."""


class Runner:
    """One job type. Subclass it in one module; importing the module registers it.

    Attributes:
        job_type: the ``jobType`` of the request body, such as ``Command``.
    """

    job_type: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs) -> None:
        super().__init_subclass__(**kwargs)
        if cls.job_type:
            RUNNERS[cls.job_type] = cls()

    def check(self, context: "Context", properties: dict) -> None:
        """Refuse what the service would refuse before it starts anything.

        Raises:
            ArmError: 400 or 404 with the reason.
        """

    def run(self, run: "Run") -> None:
        """Do the work, to the end; returning means that the job is completed.

        Raises:
            JobFailed: the job failed.
            JobCanceled: the job was canceled.
        """
        raise NotImplementedError
