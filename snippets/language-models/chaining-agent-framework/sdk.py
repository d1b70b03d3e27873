# --8<-- [start:create]
import asyncio
from typing import Never

from agent_framework import WorkflowBuilder, WorkflowContext, executor
from src.steps import ADVICE, ask, classify_ticket


@executor(id="classify")
async def classify(ticket: str, ctx: WorkflowContext[dict]) -> None:
    advice = ADVICE.get(classify_ticket(ticket))
    await ctx.send_message({"ticket": ticket, "advice": advice})


@executor(id="answer")
async def answer(found: dict, ctx: WorkflowContext[Never, str]) -> None:
    instructions = f"Answer the ticket from the context.\nContext:\n{found['advice']}"
    await ctx.yield_output(ask(instructions, found["ticket"]))


@executor(id="hand_over")
async def hand_over(found: dict, ctx: WorkflowContext[Never, str]) -> None:
    await ctx.yield_output("A person will look at this.")


def known(found: dict) -> bool:
    return found["advice"] is not None


def unknown(found: dict) -> bool:
    return found["advice"] is None


workflow = (
    WorkflowBuilder(start_executor=classify)
    .add_edge(classify, answer, condition=known)
    .add_edge(classify, hand_over, condition=unknown)
    .build()
)
# --8<-- [end:create]


# --8<-- [start:invoke]
async def main():
    result = await workflow.run("How do I stop paying for an idle cluster?")
    print(result.get_outputs())


asyncio.run(main())
# --8<-- [end:invoke]
