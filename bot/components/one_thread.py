"""How onnxruntime runs beside the service."""

import onnxruntime


def one_thread() -> onnxruntime.SessionOptions:
    """More threads gain nothing on one sentence, and would be taken from the service beside the bot."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options
