# --8<-- [start:evaluate]
from azure.ai.evaluation import DocumentRetrievalEvaluator

labels = {"billing": 4, "blue-and-green": 2, "authentication": 0, "sharing": 0}
found = ["blue-and-green", "billing", "drift"]
evaluator = DocumentRetrievalEvaluator()
result = evaluator(
    retrieval_ground_truth=[
        {"document_id": name, "query_relevance_label": label}
        for name, label in labels.items()
    ],
    retrieved_documents=[
        {"document_id": name, "relevance_score": 1 / place}
        for place, name in enumerate(found, start=1)
    ],
)
properties = result["document_retrieval_properties"]
for name in ("ndcg@3", "xdcg@3", "fidelity", "top1_relevance", "holes"):
    print(name, round(properties[name], 3), properties[f"{name}_result"])
    #> ndcg@3 0.738 pass
    #> xdcg@3 56.122 pass
    #> fidelity 1.0 pass
    #> top1_relevance 2 fail
    #> holes 1 fail
# --8<-- [end:evaluate]
