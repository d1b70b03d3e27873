"""The search: trials until a limit is reached, then ensembles, then the test of the best model."""

import math
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import joblib

from . import algorithms, candidates, ensembles, tables, trial, workbench
from .candidates import Candidate
from .ensembles import Member
from .messages import DataProblem, say, send
from .packaging import Packer
from .problem import Problem, read
from .workbench import Workbench
from .workers import Ended, Workers

# Early termination: none before the first ones, then when as many have brought nothing better.
FIRST_TRIALS, PATIENCE = 20, 20
HEADER = f"{'ITER':>5}  {'PIPELINE':<52}{'METRIC':>12}{'BEST':>12}"


def main(folder: Path) -> int:
    """Run the search that ``settings.json`` describes; return the exit code."""
    started = time.monotonic()
    problem = read(folder)
    try:
        with warnings.catch_warnings(action="ignore"):
            bench = workbench.prepare(problem, tables.load(problem))
            chosen = algorithms.choose(problem)
    except DataProblem as error:
        send("failed", error=str(error))
        return 1
    for setting in problem.ignored:
        say(f"emulator: {setting} is not modelled and changes nothing")
    for guardrail in bench.guardrails:
        say(guardrail.line)
    send(
        "prepared",
        folds=len(bench.validation.folds or []),
        guardrails=[list(guardrail) for guardrail in bench.guardrails],
    )
    timeout = problem.limits.timeout
    deadline = started + timeout if timeout else math.inf
    return Search(folder / "trials", bench, deadline).run(chosen)


class Search:
    """One search while it runs.

    Args:
        folder: of all trials.
        deadline: when trials end, by ``time.monotonic``; ensembles may come after it.
    """

    def __init__(self, folder: Path, bench: Workbench, deadline: float):
        self._folder = folder
        self._bench = bench
        self._problem: Problem = bench.problem
        self._limits = self._problem.limits
        self._workers = Workers(folder, self._limits.trial_timeout, deadline)
        self._deadline = deadline
        self._tried: list[Candidate] = []
        self._done: list[Member | None] = []  # in the order of their numbers
        self._waiting: dict[int, Ended] = {}  # ended before one with a lower number
        self._scores: dict[int, float] = {}
        self._packer = Packer(folder, bench)

    def run(self, chosen: list[algorithms.Algorithm]) -> int:
        """Try candidates, then ensembles; return the exit code."""
        say(HEADER)
        self._try(chosen)
        if not self._has_exit_score(len(self._tried)):
            self._combine()
        self._packer.close()
        if not self._scores:
            send("failed", error="No trial has completed. See the logs of the trials.")
            return 1
        best = self._best()
        self._test(best)
        send("best", number=best, score=self._scores[best])
        return 0

    def _try(self, chosen: list[algorithms.Algorithm]) -> None:
        """Try candidates one after the other, or as many at a time as the limits allow.

        Which candidate comes next depends on the trials that have surely ended by then, so that
        the same data gives the same candidates.
        """
        together = self._limits.max_concurrent_trials
        most = self._limits.max_trials - len(self._problem.ensembles)
        proposals = candidates.propose(chosen, self._ranking)
        exhausted = False
        while True:
            while not exhausted and not self._is_over(most):
                if len(self._tried) >= len(self._done) + together:
                    break
                candidate = next(proposals, None)
                exhausted = candidate is None
                if candidate:
                    self._start(candidate)
            if len(self._done) == len(self._tried):
                return
            for ended in self._workers.wait():
                self._waiting[ended.number] = ended
            while (number := len(self._done)) in self._waiting:
                self._done.append(self._end(self._waiting.pop(number), self._tried[number]))

    def _is_over(self, most: int) -> bool:
        """Whether no other candidate is to be tried."""
        return (
            len(self._tried) >= most
            or time.monotonic() > self._deadline
            or self._has_exit_score(self._sure)
            or self._stagnates()
        )

    @property
    def _sure(self) -> int:
        """How many trials have surely ended when the next one starts, side by side or not."""
        return max(0, len(self._tried) - self._limits.max_concurrent_trials + 1)

    def _has_exit_score(self, count: int) -> bool:
        """Whether one of the first trials is as good as the exit score."""
        wanted = self._limits.exit_score
        if wanted is None or (best := self._best(count)) is None:
            return False
        score = self._scores[best]
        return score <= wanted if self._problem.minimizes else score >= wanted

    def _stagnates(self) -> bool:
        """Whether the last trials have brought nothing better."""
        count = self._sure
        if not self._limits.enable_early_termination or count < FIRST_TRIALS + PATIENCE:
            return False
        best = self._best(count)
        return best is not None and count - 1 - best >= PATIENCE

    def _start(self, candidate: Candidate) -> None:
        """Start the trial of a candidate."""
        number = len(self._tried)
        self._tried.append(candidate)
        algorithm = candidate.algorithm
        self._announce(
            number,
            algorithm=algorithm.shown,
            preprocessor=candidate.scaler,
            parameters=candidate.parameters,
            stand_in_for=algorithm.name if algorithm.stands_in else "",
        )
        self._workers.start(number, lambda: trial.of_candidate(self._bench, candidate))

    def _announce(self, number: int, **content) -> None:
        """Say that a trial starts."""
        send("started", number=number, **content)

    def _end(self, ended: Ended, candidate: Candidate) -> Member | None:
        """Take in the result of a candidate."""
        score = self._report(ended, candidate.label)
        if score is None:
            return None
        return Member(ended.number, candidate, score, ended.outcome.predictions)

    def _report(self, ended: Ended, label: str, tags: dict[str, str] | None = None) -> float | None:
        """Note how a trial has ended, and pass it on; return its score, if it has one."""
        found = ended.outcome.metrics if ended.outcome else {}
        score = found.get(self._problem.metric)
        status, error = ended.status, ended.error
        if ended.outcome and score is None:
            status, error = "Failed", f"The data leave the metric {self._problem.metric} undefined."
        if status == "Completed":
            self._scores[ended.number] = score
        shown = f"{score:.4f}" if score is not None else status
        best = f"{self._scores[self._best()]:.4f}" if self._scores else ""
        say(f"{ended.number:>5}  {label:<52}{shown:>12}{best:>12}")
        seconds = ended.outcome.seconds if ended.outcome else 0.0
        message = {"status": status, "error": error, "metrics": found, "score": score}
        self._packer.pack(ended.number, message | {"seconds": seconds, "tags": tags or {}})
        return self._scores.get(ended.number)

    def _best(self, count: int | None = None) -> int | None:
        """The number of the best trial, of equal ones the first; ``None`` without any.

        Args:
            count: how many of the first trials are compared; ``None`` for all.
        """
        compared = [n for n in sorted(self._scores) if count is None or n < count]
        choose = min if self._problem.minimizes else max
        return choose(compared, key=self._scores.get, default=None)

    def _ranking(self) -> list[str]:
        """The names of the algorithms, the best one first, by the trials that have surely ended."""
        members = [member for member in self._done[: self._sure] if member]
        members.sort(key=lambda member: member.score, reverse=not self._problem.minimizes)
        return list(dict.fromkeys(member.candidate.algorithm.name for member in members))

    def _combine(self) -> None:
        """Try the ensembles, if there is anything to combine."""
        completed = [member for member in self._done if member]
        wanted = self._problem.ensembles
        if wanted and self._problem.weight:
            say("emulator: no ensembles, since their members cannot pass weights on")
        if wanted and self._problem.is_forecasting and "StackEnsemble" in wanted:
            say("emulator: no stack ensemble: a stack of scikit-learn does not respect time")
            wanted = [name for name in wanted if name != "StackEnsemble"]
        if self._problem.weight or len(completed) < 2 or not wanted:
            return
        members = ensembles.select(self._bench, completed)
        ensembles.announce(self._bench)
        workers = Workers(self._folder, self._limits.trial_timeout, math.inf)
        for number, name in enumerate(wanted, start=len(self._tried)):
            self._announce(number, algorithm=name, preprocessor="", parameters={}, stand_in_for="")
            workers.start(number, _ensemble(self._bench, name, members))
            (ended,) = workers.wait()
            self._report(ended, name, _ensemble_tags(name, members, self._problem))

    def _test(self, best: int) -> None:
        """Test the best model with the rows that were held back for it."""
        test = self._bench.tables.test
        if test is None:
            return
        model = joblib.load(self._folder / str(best) / "outputs" / "model.pkl")
        with warnings.catch_warnings(action="ignore"):
            predicted = self._bench.predict(model, test.features)
            has_answers = bool(test.target.notna().all())
            found = self._bench.score(test, predicted) if has_answers else {}
        labels = predicted
        if self._bench.classes:
            labels = [self._bench.classes[index] for index in predicted.argmax(axis=1)]
        rows = test.features.assign(**{f"{self._problem.target}_predicted": labels})
        if has_answers:
            rows = rows.assign(**{f"{self._problem.target}_orig": test.target})
        folder = self._folder / "test" / "predictions"
        folder.mkdir(parents=True)
        rows.to_csv(folder / "predictions.csv", index=False)
        send("tested", number=best, metrics=found)


def _ensemble(bench: Workbench, name: str, members: list[Member]) -> Callable[[], trial.Outcome]:
    """The work of the trial of an ensemble."""
    return lambda: trial.of_ensemble(bench, name, members)


def _ensemble_tags(name: str, members: list[Member], problem: Problem) -> dict[str, str]:
    """What the service says of an ensemble in its tags."""
    choose = min if problem.minimizes else max
    best = choose(members, key=lambda member: member.score)
    tags = {
        "ensembled_iterations": str([member.number for member in members]),
        "ensembled_algorithms": str([member.candidate.algorithm.shown for member in members]),
        "best_individual_iteration": str(best.number),
        "best_individual_pipeline_score": str(best.score),
    }
    if name == "VotingEnsemble":
        tags["ensemble_weights"] = str([round(member.weight, 6) for member in members])
    return tags
