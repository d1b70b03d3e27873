# --8<-- [start:configure]
INPUT, OUTPUT = 1.10 / 1e6, 4.40 / 1e6  # USD a token
HOSTING = 1.70 * 24 * 30  # USD a month, for a fine-tuned deployment
SEARCH = 75.0  # USD a month, for a small index

approaches = {  # input tokens of a request, output tokens, fixed cost of a month
    "short prompt": (150, 100, 0),
    "ten examples in the prompt": (1200, 100, 0),
    "RAG, three passages": (900, 100, SEARCH),
    "fine-tuned, short prompt": (150, 100, HOSTING),
}
# --8<-- [end:configure]

# --8<-- [start:inspect]
print(f"{'requests a month':28}{10_000:>10,}{1_000_000:>12,}{3_000_000:>12,}")
#> requests a month                10,000   1,000,000   3,000,000
for name, (tokens_in, tokens_out, fixed) in approaches.items():
    request = tokens_in * INPUT + tokens_out * OUTPUT
    costs = [fixed + count * request for count in (10_000, 1_000_000, 3_000_000)]
    print(f"{name:28}{costs[0]:>10,.0f}{costs[1]:>12,.0f}{costs[2]:>12,.0f}")
    #> short prompt                         6         605       1,815
    #> ten examples in the prompt          18       1,760       5,280
    #> RAG, three passages                 89       1,505       4,365
    #> fine-tuned, short prompt         1,230       1,829       3,039
saved = (1200 - 150) * INPUT
print(
    f"hosting is paid back by shorter prompts from {HOSTING / saved:,.0f} requests a month"
)
#> hosting is paid back by shorter prompts from 1,059,740 requests a month
# --8<-- [end:inspect]
