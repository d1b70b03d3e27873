# --8<-- [start:configure]
from textwrap import shorten

import pandas as pd
from azure.ai.ml import MLClient
from azure.ai.ml.dsl import pipeline
from azure.ai.ml.exceptions import UserErrorException, ValidationException
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
prepare = ml_client.components.get("prepare_diabetes", version="1")
train = ml_client.components.get("train_ridge", version="1")


def attempt(second_step):
    @pipeline(default_compute="cpu-cluster")
    def two_steps(diabetes):
        second_step(prepare(data=diabetes).outputs)

    try:
        two_steps("azureml:diabetes:1")
    except (TypeError, UserErrorException, ValidationException) as error:
        return shorten(f"{type(error).__name__}: {error}", 84)


# --8<-- [end:configure]

# --8<-- [start:submit]
print(attempt(lambda outputs: pd.read_csv(outputs.prepared)))
#> TypeError: argument of type 'NoneType' is not iterable
print(attempt(lambda outputs: train(prepared=outputs.prepare)))
#> UnexpectedAttributeError: Got an unexpected attribute 'prepare', valid [...]
print(attempt(lambda outputs: train(data=outputs.prepared)))
#> UnexpectedKeywordError: [component] Train a ridge regression() got an [...]
print(attempt(lambda outputs: train(outputs.prepared)))
#> ValidationException: Component function doesn't support positional arguments, [...]
print(attempt(lambda outputs: outputs.prepared and train(prepared=outputs.prepared)))
#> UserErrorException: Type <class [...]
# --8<-- [end:submit]
