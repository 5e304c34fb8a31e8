"""Writes a BERT sentence encoder down as an ONNX graph, from its weights alone and without torch."""

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 20

# The last layer says what a sentence means, lower ones still how it is worded, which tells "the mail I sent to the
# wrong person" from "mail I sent". The shares were chosen by cross-validation on our own data; they cost no time.
LAYERS = {6: 1.0, 4: 0.7, 2: 0.5}

Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class Shape:
    """What the weights do not say of themselves; the names are those of the published `config.json`."""

    num_hidden_layers: int
    num_attention_heads: int
    hidden_size: int
    layer_norm_eps: float


class _Graph:
    """Nodes and constants in the order they were added; each call returns the name of the output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}

    def add(self, operator: str, *inputs: str, outputs: int = 1, **attributes: object) -> str | list[str]:
        name = f"{operator.lower()}_{len(self.nodes)}"
        names = [name] if outputs == 1 else [f"{name}_{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name=name, **attributes))
        return name if outputs == 1 else names

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = value
        return name

    def integers(self, *values: int) -> str:
        return self.constant("_".join(["int", *map(str, values)]), np.array(values, np.int64))

    def number(self, value: float) -> str:
        return self.constant(f"float_{value}", np.array(value, np.float32))


def sentence_encoder(weights: Weights, shape: Shape) -> onnx.ModelProto:
    """The model: a text's token ids and which of them each span has in, one vector of length one per span out."""
    graph = _Graph()
    hidden = _embeddings(graph, weights, shape)
    outputs = {}
    for index in range(shape.num_hidden_layers):
        hidden = _layer(graph, _layer_weights(weights, index), shape, index, hidden)
        outputs[index + 1] = hidden
    weighed = [graph.add("Mul", _pooled(graph, outputs[layer]), graph.number(share)) for layer, share in LAYERS.items()]
    together = graph.add("Concat", *weighed, axis=1)
    graph.nodes.append(helper.make_node("LpNormalization", [together], ["vectors"], axis=-1, p=2))
    return _model(graph, shape)


def _embeddings(graph: _Graph, weights: Weights, shape: Shape) -> str:
    # Every token is of the first segment, so that its type can be added to its place once and for all.
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    words = graph.add("Gather", graph.constant("words", weights["embeddings.word_embeddings.weight"]), "ids")
    length = graph.add("Slice", graph.add("Shape", "ids"), graph.integers(1), graph.integers(2))
    here = graph.add("Slice", graph.constant("places", places), graph.integers(0), length)
    return _normed(graph, weights, shape, "embeddings.LayerNorm", graph.add("Add", words, here))


def _layer_weights(weights: Weights, index: int) -> Weights:
    prefix = f"encoder.layer.{index}."
    return {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}


def _layer(graph: _Graph, weights: Weights, shape: Shape, index: int, hidden: str) -> str:
    read = _attention(graph, weights, shape, index, hidden)
    mixed = _dense(graph, weights, index, "attention.output.dense", read)
    hidden = _normed(graph, weights, shape, "attention.output.LayerNorm", graph.add("Add", mixed, hidden), index)
    inner = graph.add("Gelu", _dense(graph, weights, index, "intermediate.dense", hidden))
    outer = _dense(graph, weights, index, "output.dense", inner)
    return _normed(graph, weights, shape, "output.LayerNorm", graph.add("Add", outer, hidden), index)


def _attention(graph: _Graph, weights: Weights, shape: Shape, index: int, hidden: str) -> str:
    parts = [f"attention.self.{name}" for name in ("query", "key", "value")]
    fused = {
        f"qkv.{kind}": np.concatenate([weights[f"{part}.{kind}"] for part in parts]) for kind in ("weight", "bias")
    }
    together = _dense(graph, fused, index, "qkv", hidden)
    size = shape.hidden_size // shape.num_attention_heads
    apart = graph.add("Reshape", together, graph.integers(0, 0, 3, shape.num_attention_heads, size))
    ordered = graph.add("Transpose", apart, perm=[2, 0, 3, 1, 4])
    query, key, value = (
        graph.add("Squeeze", piece, graph.integers(0))
        for piece in graph.add("Split", ordered, outputs=3, num_outputs=3, axis=0)
    )
    products = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 1, 3, 2]))
    scores = graph.add("Mul", products, graph.number(size**-0.5))
    read = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    return graph.add(
        "Reshape", graph.add("Transpose", read, perm=[0, 2, 1, 3]), graph.integers(0, 0, shape.hidden_size)
    )


def _dense(graph: _Graph, weights: Weights, index: int, name: str, given: str) -> str:
    weight = graph.constant(f"{index}.{name}.weight", np.ascontiguousarray(weights[f"{name}.weight"].T))
    return graph.add(
        "Add", graph.add("MatMul", given, weight), graph.constant(f"{index}.{name}.bias", weights[f"{name}.bias"])
    )


def _normed(graph: _Graph, weights: Weights, shape: Shape, name: str, given: str, index: int = -1) -> str:
    scale, bias = (graph.constant(f"{index}.{name}.{kind}", weights[f"{name}.{kind}"]) for kind in ("weight", "bias"))
    return graph.add("LayerNormalization", given, scale, bias, axis=-1, epsilon=shape.layer_norm_eps)


def _pooled(graph: _Graph, hidden: str) -> str:
    """The sum over each span's tokens; dividing by their number would be undone by making the length one."""
    total = graph.add("MatMul", "spans", graph.add("Squeeze", hidden, graph.integers(0)))
    return graph.add("LpNormalization", total, axis=-1, p=2)


def _model(graph: _Graph, shape: Shape) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info("spans", TensorProto.FLOAT, ["spans", "tokens"]),
    ]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["spans", len(LAYERS) * shape.hidden_size])]
    constants = [numpy_helper.from_array(value, name) for name, value in graph.constants.items()]
    written = helper.make_graph(graph.nodes, "sentence_encoder", inputs, outputs, constants)
    model = helper.make_model(written, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="warmdesk")
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model
