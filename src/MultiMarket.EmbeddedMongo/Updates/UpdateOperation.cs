using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>One operator on one path.</summary>
internal sealed record UpdateOperation(UpdatePath Path, UpdateOperation.Apply Run)
{
    /// <summary>Changes the place that the path's wildcards have been resolved to.</summary>
    public delegate void Apply(Node root, IReadOnlyList<string> segments, UpdateState state);

    /// <summary>Compiles an update document of operators, in the order in which they are applied.</summary>
    /// <exception cref="MongoErrorException">An operator is unknown (9), or two act on the same place (40).</exception>
    public static List<UpdateOperation> ParseAll(RawValue update)
    {
        var operations = new List<UpdateOperation>();
        foreach (var (name, fields) in FieldNames.AndValues(update))
        {
            if (!Known.Contains(name))
                throw MongoErrorException.FailedToParse($"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");
            if (!fields.IsDocument)
                throw MongoErrorException.FailedToParse($"Modifiers operate on fields but we found type {Bson.BsonTags.Alias(fields.Tag)} instead. For example: {{$mod: {{<field>: ...}}}} not {{{name}: {ShellText.Of(fields)}}}");
            foreach (var (path, operand) in FieldNames.AndValues(fields))
                Parse(operations, name, path, operand);
        }

        for (var i = 0; i < operations.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (operations[i].Path.Conflicts(operations[j].Path))
                    throw new MongoErrorException(MongoErrorCode.ConflictingUpdateOperators, $"Updating the path '{operations[i].Path}' would create a conflict at '{(operations[i].Path.Segments.Count <= operations[j].Path.Segments.Count ? operations[i] : operations[j]).Path}'");
            }
        }

        operations.Sort((a, b) => a.Path.CompareTo(b.Path));
        return operations;
    }

    private static readonly HashSet<string> Known =
    [
        "$set", "$setOnInsert", "$unset", "$inc", "$mul", "$min", "$max", "$rename", "$currentDate", "$push", "$addToSet", "$pop", "$pull", "$pullAll", "$bit",
    ];

    private static void Parse(List<UpdateOperation> operations, string name, string path, RawValue operand)
    {
        if (name == "$rename")
        {
            var rename = RenameOperation.Parse(path, operand);
            operations.Add(new UpdateOperation(rename.From, (root, _, state) => rename.Apply(root, state)));
            operations.Add(new UpdateOperation(rename.To, (_, _, _) => { }));
            return;
        }

        operations.Add(new UpdateOperation(new UpdatePath(path), name switch
        {
            "$set" => FieldOperations.Set(operand),
            "$setOnInsert" => FieldOperations.SetOnInsert(operand),
            "$unset" => FieldOperations.Unset(),
            "$inc" or "$mul" => FieldOperations.Arithmetic(name, path, operand),
            "$min" => FieldOperations.Extreme(operand, largest: false),
            "$max" => FieldOperations.Extreme(operand, largest: true),
            "$currentDate" => FieldOperations.CurrentDate(path, operand),
            "$bit" => FieldOperations.Bit(operand),
            "$push" => ArrayOperations.Push(operand),
            "$addToSet" => ArrayOperations.AddToSet(operand),
            "$pop" => ArrayOperations.Pop(path, operand),
            "$pull" => ArrayOperations.Pull(operand),
            _ => ArrayOperations.PullAll(operand),
        }));
    }
}

/// <summary>What operators know about the document they change.</summary>
/// <param name="Id">Its <c>_id</c>, for messages.</param>
/// <param name="IsInsert">Whether an upsert makes the document.</param>
/// <param name="Now">Milliseconds since 1970.</param>
internal sealed record UpdateState(RawValue Id, bool IsInsert, long Now);
