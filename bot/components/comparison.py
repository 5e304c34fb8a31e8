"""The cosine of a text's vector with each of many, in whole numbers: a quarter of the memory to go through."""

from functools import cached_property

import numpy as np
import onnxruntime
from onnx import ModelProto, TensorProto, helper, numpy_helper

from bot.components.one_thread import one_thread

OPSET, IR_VERSION = 20, 9
# A text's numbers go in two digits: seven bits on one side, as on processors without VNNI two products of eight could
# overflow, and what they would lose in the second one.
BASE = 64
LARGEST, LARGEST_KNOWN = BASE * (BASE - 1), 127
# What stands for zero among the unsigned numbers that onnxruntime multiplies fastest.
ZERO = 64


class Comparison:
    """Vectors of length one, each rounded to steps of its own; a cosine is off by some thousandths at most."""

    def __init__(self, steps: np.ndarray, sizes: np.ndarray) -> None:
        self.steps, self.sizes = steps, sizes

    @classmethod
    def of(cls, vectors: np.ndarray) -> "Comparison":
        """With these vectors, one per row."""
        steps, sizes = _rounded(vectors, LARGEST_KNOWN)
        return cls(steps.astype(np.int8), sizes)

    def cosines(self, vectors: np.ndarray) -> np.ndarray:
        """One row per vector given, one column per vector compared with; no row depends on the others."""
        steps, sizes = _rounded(vectors, LARGEST)
        digits = np.concatenate(np.divmod(steps, BASE)) + ZERO
        high, low = np.split(self._session.run(None, {"steps": digits.astype(np.uint8)})[0], 2)
        return (BASE * high + low).astype(np.float32) * sizes[:, None] * self.sizes

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return onnxruntime.InferenceSession(
            _product_with(self.steps).SerializeToString(), one_thread(), providers=["CPUExecutionProvider"]
        )


def _rounded(vectors: np.ndarray, largest: int) -> tuple[np.ndarray, np.ndarray]:
    """How many steps each number is, no more than the largest, and the size of a row's step."""
    sizes = np.maximum(np.abs(vectors).max(axis=1), 1e-9).astype(np.float32) / largest
    return np.rint(vectors / sizes[:, None]).astype(np.int16), sizes


def _product_with(steps: np.ndarray) -> ModelProto:
    count, width = steps.shape
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["steps", "known", "zero"], ["products"])],
        "comparison",
        [helper.make_tensor_value_info("steps", TensorProto.UINT8, ["texts", width])],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["texts", count])],
        [
            numpy_helper.from_array(np.ascontiguousarray(steps.T), "known"),
            numpy_helper.from_array(np.array(ZERO, np.uint8), "zero"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="warmdesk")
    model.ir_version = IR_VERSION
    return model
