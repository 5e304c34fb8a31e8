"""Compares a text's vector with every learned one and counts their votes, in one graph that onnxruntime runs."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import onnx.parser
import onnxruntime
from onnx import ModelProto, helper, numpy_helper

from bot.components.one_thread import one_thread

OPSET, IR_VERSION = 20, 9
# A text's numbers go in two digits: seven bits on one side, as on processors without VNNI two products of eight could
# overflow, and what they would lose in the second one.
BASE = 64
LARGEST, LARGEST_KNOWN = BASE * (BASE - 1), 127
# What stands for zero among the unsigned numbers that onnxruntime multiplies fastest.
ZERO = 64
TINY = 1e-9

# `to`: 1 is float and 2 uint8.
_GRAPH = """
comparison (float[texts, width] vectors) => (float[texts, known] cosines, float[texts, topics] votes) {
    along = MatMul(vectors, directions)
    projected = LpNormalization <axis = -1, p = 2> (along)

    size = Abs(projected)
    largest_size = ReduceMax <keepdims = 1> (size, last_axis)
    some_size = Max(largest_size, tiny)
    step = Div(some_size, largest)
    in_steps = Div(projected, step)
    steps = Round(in_steps)
    in_bases = Div(steps, base)
    high = Floor(in_bases)
    high_steps = Mul(high, base)
    low = Sub(steps, high_steps)
    digits = Concat <axis = 0> (high, low)
    shifted = Add(digits, zero)
    unsigned = Cast <to = 2> (shifted)

    whole = MatMulInteger(unsigned, known_steps, unsigned_zero)
    products = Cast <to = 1> (whole)
    of_high, of_low = Split <axis = 0, num_outputs = 2> (products)
    of_bases = Mul(of_high, base)
    product = Add(of_bases, of_low)
    known_product = Mul(product, known_step)
    cosines = Mul(known_product, step)

    distance = Sub(cosines, one)
    weighed = Mul(distance, steepness)
    nearness = Exp(weighed)
    votes = MatMul(nearness, votes_of_known)
}
"""


class Compared(NamedTuple):
    """Of each vector: its cosine with every learned one, and what these together say for each topic."""

    cosines: np.ndarray
    votes: np.ndarray


class Comparison:
    """Learned vectors, rounded to whole steps: a quarter of the memory to go through, and cosines off by thousandths.

    A learned text's vote weighs exp(steepness · (cosine − 1)).
    """

    def __init__(
        self, directions: np.ndarray, steps: np.ndarray, sizes: np.ndarray, votes: np.ndarray, steepness: float
    ) -> None:
        self.directions, self.steps, self.sizes, self.votes = directions, steps, sizes, votes
        self._steepness = steepness

    @classmethod
    def of(cls, directions: np.ndarray, known: np.ndarray, votes: np.ndarray, steepness: float) -> "Comparison":
        """With these vectors, one per row and already on the directions, and how much each speaks for each topic."""
        sizes = np.maximum(np.abs(known).max(axis=1), TINY).astype(np.float32) / LARGEST_KNOWN
        return cls(directions, np.rint(known / sizes[:, None]).astype(np.int8), sizes, votes, steepness)

    def __call__(self, vectors: np.ndarray) -> Compared:
        """One row per vector; no row depends on the others."""
        return Compared(*self._session.run(None, {"vectors": vectors}))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return onnxruntime.InferenceSession(
            self._model().SerializeToString(), one_thread(), providers=["CPUExecutionProvider"]
        )

    def _model(self) -> ModelProto:
        numbers = {"tiny": TINY, "largest": LARGEST, "base": BASE, "zero": ZERO, "one": 1, "steepness": self._steepness}
        constants = {
            "directions": self.directions,
            "known_steps": self.steps.T,
            "known_step": self.sizes,
            "votes_of_known": self.votes,
            "unsigned_zero": np.array(ZERO, np.uint8),
            "last_axis": np.array([-1]),
            **{name: np.array(number, np.float32) for name, number in numbers.items()},
        }
        graph = onnx.parser.parse_graph(_GRAPH)
        graph.initializer.extend(
            numpy_helper.from_array(np.ascontiguousarray(v), name) for name, v in constants.items()
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="warmdesk")
        model.ir_version = IR_VERSION
        return model
