"""Fine-tuning: a softmax classifier over sentence embeddings learns which answer fits which input.

Its loss and accuracy, measured after every step on a batch of training data and on all validation
data, are the curves of a job. Source of the method: Bishop, Pattern Recognition and Machine
Learning, 4.3.4.
"""

from dataclasses import dataclass

import numpy as np

from .embedding import embed

RATE = 0.1  # learning rate at a multiplier of 1
SCALE = 4.0  # vectors of length 1 are too short to separate classes quickly
LEAST = 1e-12  # of a probability, so that its logarithm is finite
Examples = list[tuple[str, str]]


@dataclass
class Step:
    """What was measured: on the batch before it was learned, on the validation data after. The
    validation values are ``None`` without such data."""

    step: int
    train_loss: float
    train_accuracy: float
    valid_loss: float | None
    valid_accuracy: float | None


def train(
    training: Examples, validation: Examples, epochs: int, batch: int, multiplier: float, seed: int
) -> list[Step]:
    """Train, and tell how it went.

    Args:
        batch: examples in one step.
        multiplier: of the learning rate.
    """
    answers = sorted({answer for _, answer in training})
    inputs, targets = _matrix(training, answers)
    valid_inputs, valid_targets = _matrix(validation, answers)
    weights = np.zeros((inputs.shape[1], len(answers)))
    generator, steps = np.random.default_rng(seed), []
    for _ in range(epochs):
        order = generator.permutation(len(training))
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            measured = _measure(inputs[rows], targets[rows], weights)
            chances = _chances(inputs[rows], weights)
            expected = np.eye(len(answers))[targets[rows]]
            weights -= RATE * multiplier * inputs[rows].T @ (chances - expected) / len(rows)
            checked = _measure(valid_inputs, valid_targets, weights) if validation else (None, None)
            steps.append(Step(len(steps) + 1, *measured, *checked))
    return steps


def _matrix(examples: Examples, answers: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Embeddings with a constant, and the number of each answer; -1 for one never trained on."""
    number = {answer: index for index, answer in enumerate(answers)}
    vectors = SCALE * embed([asked for asked, _ in examples])
    constant = np.ones((len(examples), 1))
    targets = np.array([number.get(answer, -1) for _, answer in examples], dtype=int)
    return np.hstack([vectors, constant]), targets


def _chances(inputs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Softmax, row by row."""
    logits = inputs @ weights
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _measure(inputs: np.ndarray, targets: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Mean cross-entropy and accuracy; an unknown answer is as unlikely as can be."""
    chances = _chances(inputs, weights)
    right = np.where(targets < 0, LEAST, chances[np.arange(len(targets)), targets])
    loss = float(-np.log(np.maximum(right, LEAST)).mean())
    return loss, float((chances.argmax(axis=1) == targets).mean())
