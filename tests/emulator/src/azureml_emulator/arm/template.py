"""Turns an Azure Resource Manager template into the resources that it declares.

Resources come in the order of the template: every one is complete at once, so that ``dependsOn``
has nothing to wait for.

Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..messages import ArmError
from .expressions import Evaluator, Scope

NOT_IN_BODY = ("apiVersion", "condition", "dependsOn", "name", "resources", "scope", "type")
DEPLOYMENT = "microsoft.resources/deployments"


class Declared(NamedTuple):
    """One resource that a template asks for."""

    id: str
    type: str
    body: dict


class Template:
    """A template with the values of its parameters.

    Args:
        template: the template, as JSON.
        parameters: name to ``{"value": …}``, as a deployment has them.
        scope: where it is deployed.

    Raises:
        ArmError: 400 for a parameter that is missing, unknown, or has a value not allowed.
    """

    def __init__(self, template: dict, parameters: dict, scope: Scope):
        self._template = template
        self._scope = scope
        self._evaluator = Evaluator(scope, self._parameter, self._variable)
        self._variables: dict[str, object] = {}
        self._declared = {
            name.lower(): item for name, item in template.get("parameters", {}).items()
        }
        self._given = {
            name.lower(): item["value"]
            for name, item in parameters.items()
            if item.get("value") is not None  # null stands for the default
        }
        self._check_parameters()

    def resources(self) -> Iterator[Declared]:
        """The resources whose condition holds, those of nested templates included."""
        yield from self._walk(self._template["resources"], self._scope)

    def _walk(self, resources: list[dict], scope: Scope, parent: str = "") -> Iterator[Declared]:
        for resource in resources:
            if not self._evaluator.value(resource.get("condition", True)):
                continue
            if resource["type"].lower() == DEPLOYMENT:
                yield from self._nested(resource, scope)
                continue
            declared = self._resource(resource, scope, parent)
            yield declared
            yield from self._walk(resource.get("resources", []), scope, declared.id)

    def _nested(self, resource: dict, scope: Scope) -> Iterator[Declared]:
        """The resources of a template inside the template."""
        properties = resource["properties"]
        group = self._evaluator.value(resource.get("resourceGroup", scope.group))
        subscription = self._evaluator.value(resource.get("subscriptionId", scope.subscription))
        inner_scope = Scope(subscription, group, scope.new_guid)
        options = properties.get("expressionEvaluationOptions", {})
        if options.get("scope", "outer").lower() == "inner":
            parameters = self._evaluator.value(properties.get("parameters", {}))
            yield from Template(properties["template"], parameters, inner_scope).resources()
        else:
            yield from self._walk(properties["template"]["resources"], inner_scope)

    def _resource(self, resource: dict, scope: Scope, parent: str) -> Declared:
        name = self._evaluator.value(resource["name"])
        body = {key: item for key, item in resource.items() if key not in NOT_IN_BODY}
        if parent:
            resource_id = f"{parent}/{resource['type']}/{name}"
        else:
            provider, *types = resource["type"].split("/")
            pairs = zip(types, name.split("/"), strict=True)
            rest = "".join(f"/{kind}/{part}" for kind, part in pairs)
            resource_id = f"{scope.group_id}/providers/{provider}{rest}"
        return Declared(resource_id, resource["type"], self._evaluator.value(body))

    def _parameter(self, name: str):
        declared = self._declared.get(name.lower())
        if declared is None:
            raise _invalid(f"the template parameter '{name}' is not declared")
        if name.lower() in self._given:
            return self._given[name.lower()]
        return self._evaluator.value(declared["defaultValue"])

    def _variable(self, name: str):
        if name not in self._variables:
            if name not in self._template.get("variables", {}):
                raise _invalid(f"the template variable '{name}' is not declared")
            self._variables[name] = self._evaluator.value(self._template["variables"][name])
        return self._variables[name]

    def _check_parameters(self) -> None:
        if unknown := sorted(set(self._given) - set(self._declared)):
            raise _invalid(f"it declares no parameter {', '.join(unknown)}")
        for name, item in self._declared.items():
            if name not in self._given and "defaultValue" not in item:
                raise _invalid(f"the parameter '{name}' has no value")
            allowed = item.get("allowedValues")
            if allowed and name in self._given:
                self._given[name] = _allowed(name, self._given[name], allowed)


def _allowed(name: str, value, allowed: list):
    """The allowed value that a parameter has.

    azure-ai-ml 1.35.2 gives a project the setting of its hub as ``PublicNetworkAccessType.ENABLED``
    where it means ``Enabled``; the emulator takes it so, as no project could be created otherwise.

    Raises:
        ArmError: 400 when it is none of them.
    """
    spelling = {str(item).lower(): item for item in allowed}
    found = spelling.get(str(value).lower().rpartition("type.")[2])
    if found is None:
        choices = ", ".join(map(str, allowed))
        raise _invalid(f"the parameter '{name}' is '{value}', not one of {choices}")
    return found


def _invalid(reason: str) -> ArmError:
    return ArmError(400, "InvalidTemplate", f"Deployment template validation failed: {reason}.")
