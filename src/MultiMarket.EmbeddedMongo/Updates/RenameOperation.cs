using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>$rename: takes a field out and sets it under another path.</summary>
internal sealed record RenameOperation(UpdatePath From, UpdatePath To)
{
    public static RenameOperation Parse(string path, RawValue operand)
    {
        if (!operand.IsString)
            throw MongoErrorException.BadValue($"The 'to' field for $rename must be a string: {path}: {ShellText.Of(operand)}");
        RenameOperation rename = new(new UpdatePath(path), new UpdatePath(operand.String));
        if (rename.From.Text == rename.To.Text)
            throw MongoErrorException.BadValue($"The source and target field for $rename must differ: {path}: {ShellText.Of(operand)}");
        if (rename.From.Conflicts(rename.To))
            throw MongoErrorException.BadValue($"The source and target field for $rename must not be on the same path: {path}: {ShellText.Of(operand)}");
        foreach (var end in (ReadOnlySpan<UpdatePath>)[rename.From, rename.To])
        {
            if (end.Segments.Any(segment => segment == "$" || UpdatePath.IsFilter(segment)))
                throw MongoErrorException.BadValue($"The source and destination field for $rename may not be dynamic: {end}");
        }

        return rename;
    }

    public void Apply(Node root, UpdateState state)
    {
        CheckNoArray(root, From, state);
        if (UpdateTarget.Find(root, From.Segments, create: false) is not { Current: { } value } source)
            return;
        CheckNoArray(root, To, state);
        source.Remove();
        UpdateTarget.Find(root, To.Segments, create: true)!.Value.Set(value);
    }

    private void CheckNoArray(Node root, UpdatePath path, UpdateState state)
    {
        var node = root;
        foreach (var segment in path.Segments.SkipLast(1))
        {
            node = node.IsDocument ? node.Find(segment) : null;
            if (node is null)
                return;
            if (node.IsArray)
                throw MongoErrorException.BadValue($"The {(path == From ? "source" : "destination")} field cannot be an array element, '{path}' in doc with _id: {ShellText.Of(state.Id)} has an array field called '{segment}'");
        }
    }
}
