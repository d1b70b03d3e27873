# --8<-- [start:load]
import json
import os
from pathlib import Path

from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient
from azure.search.documents.models import VectorizableTextQuery
from openai import OpenAI

search_endpoint = "https://my-search.search.windows.net"
search = SearchClient(search_endpoint, "notes", DefaultAzureCredential())
client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)


def answer(question, k):
    vector = VectorizableTextQuery(
        text=question, k_nearest_neighbors=50, fields="vector"
    )
    found = search.search(vector_queries=[vector], top=k)
    sources = "\n".join(row["text"].partition("\n\n")[2] for row in found)
    return client.responses.create(
        model="gpt-4.1-mini",
        instructions=f"Answer from the sources, in one sentence.\nSources:\n{sources}",
        input=question,
        temperature=0,
    ).output_text


# --8<-- [end:load]

# --8<-- [start:evaluate]
from statistics import mean

import sacrebleu
from azure.ai.evaluation import F1ScoreEvaluator, RougeScoreEvaluator, RougeType

f1, rouge = F1ScoreEvaluator(), RougeScoreEvaluator(rouge_type=RougeType.ROUGE_L)
lines = Path("files/questions.jsonl").read_text("utf-8").splitlines()
rows = [json.loads(line) for line in lines]
right = [row["answer"] for row in rows]
for k in (1, 3):
    found = [answer(row["question"], k) for row in rows]
    both = zip(found, right, strict=True)
    pairs = [{"response": a, "ground_truth": b} for a, b in both]
    words = mean(f1(**pair)["f1_score"] for pair in pairs)
    order = mean(rouge(**pair)["rouge"] for pair in pairs)
    bleu = sacrebleu.corpus_bleu(found, [right]).score
    print(f"k={k}: F1 {words:.2f}, ROUGE-L {order:.2f}, BLEU {bleu:.1f} of 100")
    #> k=1: F1 0.38, ROUGE-L 0.39, BLEU 26.1 of 100
    #> k=3: F1 0.33, ROUGE-L 0.35, BLEU 22.7 of 100
# --8<-- [end:evaluate]
