using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>An update by operators.</summary>
internal sealed class OperatorUpdate : DocumentUpdate
{
    private readonly List<UpdateOperation> _operations;
    private readonly Dictionary<string, Func<RawValue, bool>> _filters;

    public OperatorUpdate(RawValue update, RawValue arrayFilters)
    {
        _operations = UpdateOperation.ParseAll(update);
        _filters = ArrayFilters.Parse(arrayFilters);
        var used = _operations.SelectMany(operation => operation.Path.FilterNames).ToHashSet();
        foreach (var name in used)
        {
            if (!_filters.ContainsKey(name))
                throw MongoErrorException.BadValue($"No array filter found for identifier '{name}' in path '{_operations.Find(o => o.Path.FilterNames.Contains(name))!.Path}'");
        }

        foreach (var name in _filters.Keys)
        {
            if (!used.Contains(name))
                throw MongoErrorException.FailedToParse($"The array filter for identifier '{name}' was not used in the update {ShellText.Of(update)}");
        }
    }

    public override RawValue Apply(RawValue document, Matcher filter, bool isInsert, Variables variables)
    {
        var root = new Node(document);
        var id = document.Field("_id"u8);
        var state = new UpdateState(id, isInsert, variables[Variables.Now].Int64);
        var expansion = new PathExpansion(_filters, new Lazy<int>(() => filter.Position(new Row(document))));
        var claims = _operations.Count > 1 && _operations.Exists(operation => operation.Path.IsDynamic) ? new PathClaims() : null;
        // What wildcards stand for is settled before anything changes.
        var places = _operations.ConvertAll(operation => (Operation: operation, Paths: expansion.Expand(root, operation.Path)));
        foreach (var (operation, paths) in places)
        {
            foreach (var segments in paths)
            {
                claims?.Add(segments);
                operation.Run(root, segments, state);
            }
        }

        var result = root.Value;
        var after = result.Field("_id"u8);
        if (!id.IsMissing && (after.IsMissing || !after.Bytes.SequenceEqual(id.Bytes) || after.Tag != id.Tag))
            throw Immutable("_id");
        return result;
    }
}
