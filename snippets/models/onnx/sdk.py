# --8<-- [start:train]
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
forest = RandomForestClassifier(n_estimators=50, random_state=0).fit(X_train, y_train)
# --8<-- [end:train]

# --8<-- [start:create]
from pathlib import Path

from skl2onnx import to_onnx

converted = to_onnx(forest, X_train[:1].astype(np.float32), options={"zipmap": False})
Path("model.onnx").write_bytes(converted.SerializeToString())
print(sorted({node.op_type for node in converted.graph.node}))
#> ['TreeEnsembleClassifier']
# --8<-- [end:create]

# --8<-- [start:load]
import onnxruntime

session = onnxruntime.InferenceSession("model.onnx", providers=["CPUExecutionProvider"])
for tensor in [*session.get_inputs(), *session.get_outputs()]:
    print(tensor.name, tensor.type, tensor.shape)
    #> X tensor(float) [None, 30]
    #> label tensor(int64) [None]
    #> probabilities tensor(float) [None, 2]
# --8<-- [end:load]

# --8<-- [start:evaluate]
label, probabilities = session.run(None, {"X": X_test.astype(np.float32)})
print((label == forest.predict(X_test)).all())
#> True
print(np.abs(probabilities - forest.predict_proba(X_test)).max() < 1e-5)
#> True
# --8<-- [end:evaluate]

# --8<-- [start:inspect]
try:
    session.run(None, {"X": X_test})
except onnxruntime.capi.onnxruntime_pybind11_state.InvalidArgument as error:
    print(str(error).rpartition(" : ")[2])
    #> Unexpected input data type. Actual: (tensor(double)) , expected: (tensor(float))
# --8<-- [end:inspect]
