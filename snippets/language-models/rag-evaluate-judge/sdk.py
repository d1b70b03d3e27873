# --8<-- [start:configure]
import os

from azure.ai.evaluation import GroundednessEvaluator, RelevanceEvaluator

judge = {
    "azure_endpoint": "https://my-openai.openai.azure.com",
    "api_key": os.environ["AZURE_OPENAI_API_KEY"],
    "azure_deployment": "gpt-4.1-mini",
    "api_version": "2024-10-21",
}
# --8<-- [start:sheet]
groundedness, relevance = GroundednessEvaluator(judge), RelevanceEvaluator(judge)
# --8<-- [end:sheet]
# --8<-- [end:configure]

# --8<-- [start:evaluate]
query = "What does an idle cluster cost?"
context = "With min_instances set to 0, an idle cluster costs nothing."
answers = (
    "An idle cluster costs nothing when min_instances is 0.",
    "Ask the sales team on Mondays.",
)
for response in answers:
    # --8<-- [start:sheet-answer]
    grounded = groundedness(response=response, context=context)
    relevant = relevance(query=query, response=response)
    # --8<-- [end:sheet-answer]
    print(
        f"groundedness {grounded['groundedness']} {grounded['groundedness_result']},",
        f"relevance {relevant['relevance']} {relevant['relevance_result']}: {response[:29]}",
    )
    #> groundedness 5.0 pass, relevance 4.0 pass: An idle cluster costs nothing
    #> groundedness 1.0 fail, relevance 4.0 pass: Ask the sales team on Mondays
# --8<-- [end:evaluate]
