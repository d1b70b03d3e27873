# --8<-- [start:evaluate]
from azure.ai.evaluation import F1ScoreEvaluator, RougeScoreEvaluator, RougeType
from sacrebleu import sentence_bleu

truth = "Set the minimum number of nodes to 0, and an idle cluster costs nothing."
answers = {
    "the same": truth,
    "same sense": "With min_instances at zero you pay for no machine while no job runs.",
    "opposite": "Set the minimum number of nodes to 10, and an idle cluster costs nothing.",
    "half": "Set the minimum number of nodes to 0.",
    "padded": f"{truth} Clusters are a kind of compute. There are also compute instances.",
}
f1, rouge = F1ScoreEvaluator(), RougeScoreEvaluator(rouge_type=RougeType.ROUGE_L)
print("            F1   BLEU  ROUGE-L precision, recall")
#>             F1   BLEU  ROUGE-L precision, recall
for name, answer in answers.items():
    overlap = f1(response=answer, ground_truth=truth)["f1_score"]
    bleu = sentence_bleu(answer, [truth]).score / 100
    lcs = rouge(response=answer, ground_truth=truth)["rouge_properties"]
    precision, recall = lcs["rouge_precision"], lcs["rouge_recall"]
    print(f"{name:10}  {overlap:.2f} {bleu:.2f}  {precision:.2f} {recall:.2f}")
    #> the same    1.00 1.00  1.00 1.00
    #> same sense  0.00 0.02  0.00 0.00
    #> opposite    0.92 0.82  0.93 0.93
    #> half        0.74 0.41  1.00 0.57
    #> padded      0.71 0.53  0.56 1.00
# --8<-- [end:evaluate]
