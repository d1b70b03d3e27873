# --8<-- [start:load]
import io
import os

import pandas as pd
from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
job = client.fine_tuning.jobs.list(limit=1).data[0]
results = client.files.content(job.result_files[0]).read()
curve = pd.read_csv(io.BytesIO(results)).set_index("step")
epochs = curve.dropna(subset="full_valid_loss")
print(
    epochs[["train_loss", "full_valid_loss", "full_valid_mean_token_accuracy"]].round(3)
)
# --8<-- [end:load]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6, 3))
curve["train_loss"].plot(ax=axes, label="train_loss, one batch", alpha=0.5)
epochs["full_valid_loss"].plot(
    ax=axes, label="full_valid_loss, end of epoch", marker="o"
)
axes.set(ylabel="loss", ylim=(0, None))
axes.legend()
figure.savefig("curves.svg")
# --8<-- [end:plot]
