using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A command's <c>let</c>: variables for all its expressions.</summary>
internal static class LetVariables
{
    /// <param name="let">Names and expressions; empty for none.</param>
    /// <param name="bind">Sets the variables' values before the command runs.</param>
    /// <exception cref="MongoErrorException">An expression reads a field (4890500): there is no document yet.</exception>
    public static VariableScope Parse(RawValue let, out Action<Variables> bind)
    {
        var scope = new VariableScope();
        var bindings = new List<(int Slot, Expression Value)>();
        foreach (var (name, value) in FieldNames.AndValues(let))
        {
            VariableOperators.CheckName(name);
            if (FieldDependencies.OfExpression(value) is { Everything: true } or { Fields.Count: > 0 })
            {
                throw new MongoErrorException(4890500,
                    "Command let Expression tried to access a field, but this is not allowed because Command let expressions run before the query examines any documents.");
            }

            var bound = ExpressionParser.Parse(value, scope);
            scope = scope.With(name, out var slot);
            bindings.Add((slot, bound));
        }

        bind = variables =>
        {
            var row = new Row(RawValue.EmptyDocument) { Variables = variables };
            foreach (var (slot, value) in bindings)
                variables[slot] = value.Evaluate(row);
        };
        return scope;
    }

    /// <summary>Adds the constants of an update, which are values and no expressions.</summary>
    public static VariableScope AddConstants(VariableScope scope, RawValue constants, ref Action<Variables> bind)
    {
        var values = new List<(int Slot, RawValue Value)>();
        foreach (var (name, value) in FieldNames.AndValues(constants))
        {
            VariableOperators.CheckName(name);
            scope = scope.With(name, out var slot);
            values.Add((slot, value));
        }

        var before = bind;
        bind = variables =>
        {
            before(variables);
            values.ForEach(constant => variables[constant.Slot] = constant.Value);
        };
        return scope;
    }
}
