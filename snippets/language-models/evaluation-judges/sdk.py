# --8<-- [start:evaluate]
import os

from azure.ai.evaluation import (
    AzureOpenAIModelConfiguration,
    CoherenceEvaluator,
    FluencyEvaluator,
    GroundednessEvaluator,
    RelevanceEvaluator,
    SimilarityEvaluator,
)

judge = AzureOpenAIModelConfiguration(
    azure_endpoint="https://my-openai.openai.azure.com",
    azure_deployment="gpt-4.1-mini",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
query = "What does an idle cluster cost?"
context = "With min_instances=0 a cluster releases its nodes. An idle cluster then costs nothing."
truth = "It costs nothing if the minimum number of nodes is 0."
answers = {
    "grounded": "An idle cluster costs nothing with min_instances=0.",
    "made up": "Every workspace includes twelve free holiday vouchers.",
}
metrics = ("groundedness", "relevance", "coherence", "fluency", "similarity")
for name, response in answers.items():
    scores = {
        **GroundednessEvaluator(judge)(query=query, context=context, response=response),
        **RelevanceEvaluator(judge)(query=query, response=response),
        **CoherenceEvaluator(judge)(query=query, response=response),
        **FluencyEvaluator(judge)(response=response),
        **SimilarityEvaluator(judge)(
            query=query, response=response, ground_truth=truth
        ),
    }
    print(name, *[f"{metric} {scores[metric]:.0f}" for metric in metrics], sep="\n  ")
# --8<-- [end:evaluate]
