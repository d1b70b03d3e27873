# --8<-- [start:configure]
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

environment = Environment(
    loader=FileSystemLoader("."), undefined=StrictUndefined, trim_blocks=True
)
template = environment.get_template("ticket.jinja2")
prompt = template.render(
    labels=["billing", "technical", "account"],
    examples=[{"text": "I paid for two months and got one.", "label": "billing"}],
    ticket="My refund is late.",
)
print(prompt)
# --8<-- [end:configure]

# --8<-- [start:inspect]
try:
    template.render(labels=["billing", "technical"], ticket="My refund is late.")
except UndefinedError as error:
    print(type(error).__name__, error)
    #> UndefinedError 'examples' is undefined
# --8<-- [end:inspect]
