using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A command with typed access to its fields, and the reply that its handler writes.</summary>
internal sealed class CommandRequest(ServerContext server, ClientSession session, WireRequest wire, BsonBufferWriter reply, CancellationToken cancellation)
{
    /// <summary>Documents from which on a collection is read on a thread of its own.</summary>
    private const int LargeCollection = 10_000;

    public ServerContext Server => server;

    public ClientSession Session => session;

    /// <summary>Where the handler writes the fields of its answer; <c>ok</c> follows by itself.</summary>
    public BsonBufferWriter Reply => reply;

    public CancellationToken Cancellation => cancellation;

    public RawValue Body { get; } = RawValue.Document(wire.Body);

    public IReadOnlyList<DocumentSequence> Sequences => wire.Sequences;

    /// <summary>The command's name: that of its first field.</summary>
    public string Name
    {
        get
        {
            var elements = Body.Elements;
            return elements.MoveNext() ? elements.Name.AsName() : throw new MongoErrorException(MongoErrorCode.CommandNotFound, "no such command: ''");
        }
    }

    public string Database => wire.LegacyDatabase
        ?? (Body.Field("$db"u8) is { IsString: true } db ? db.String : throw new MongoErrorException(40571, "OP_MSG requests require a $db argument"));

    /// <summary>What stands behind the command's name.</summary>
    public RawValue Target
    {
        get
        {
            var elements = Body.Elements;
            elements.MoveNext();
            return Body.At(elements);
        }
    }

    /// <summary>The collection that the command names.</summary>
    /// <exception cref="MongoErrorException">It is no string, or empty.</exception>
    public string Collection => Target switch
    {
        { IsString: true } target when target.Text.Length > 0 => target.String,
        { IsString: true } => throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"Invalid namespace specified '{Database}.'"),
        var target => throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"collection name has invalid type {target.Tag.Alias()}"),
    };

    /// <summary>Refuses fields that the command does not know, since ignoring them could make a wrong answer.</summary>
    public void Allow(params ReadOnlySpan<string> fields) => GenericArguments.Check(this, fields);

    /// <summary>Another command in the name of this one, for explain.</summary>
    public CommandRequest ForCommand(RawValue command)
    {
        var row = new Row(command);
        row.Set("$db"u8.ToArray(), RawValue.FromString(Database));
        return new CommandRequest(server, session, wire with { Body = row.ToDocument().Bytes.ToArray(), Sequences = [], LegacyDatabase = null }, reply, cancellation);
    }

    /// <summary>
    /// Runs a reading command: on a thread of its own when the collection is large, since a scan that held a thread of the
    /// pool would keep other connections waiting.
    /// </summary>
    public ValueTask RunAsync(string? collection, Action command, bool isPointRead = false)
    {
        var documents = isPointRead || collection is null ? 0 : server.Storage.Catalog.Find(Database, collection) is { } info ? info.IsView ? long.MaxValue : info.Counters.Documents : 0;
        if (documents >= LargeCollection)
            return new ValueTask(Task.Factory.StartNew(command, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        command();
        return ValueTask.CompletedTask;
    }

    public long Int64(ReadOnlySpan<byte> name, long fallback)
    {
        var value = Body.Field(name);
        if (value.IsNullish)
            return fallback;
        if (!value.IsNumber)
            throw MongoErrorException.TypeMismatch($"BSON field '{Name}.{name.AsName()}' is the wrong type '{value.Tag.Alias()}', expected types '[long, int, decimal, double]'");
        // A fraction is cut off, as MongoDB does; what is beyond an int64 is brought to its end.
        return value.TryGetWhole(out var whole) ? whole : (long)value.ToDouble();
    }

    public bool Boolean(ReadOnlySpan<byte> name, bool fallback = false)
    {
        var value = Body.Field(name);
        return value.IsNullish ? fallback
            : value.Tag == BsonTag.Boolean || value.IsNumber ? value.IsTrue
            : throw MongoErrorException.TypeMismatch($"BSON field '{Name}.{name.AsName()}' is the wrong type '{value.Tag.Alias()}', expected types '[bool, long, int, decimal, double]'");
    }

    /// <summary>A number that may not be negative.</summary>
    /// <exception cref="MongoErrorException">Code 51024.</exception>
    public long NotNegative(ReadOnlySpan<byte> name, long fallback)
    {
        var value = Int64(name, fallback);
        return value >= 0 ? value : throw new MongoErrorException(51024, $"BSON field '{name.AsName()}' value must be >= 0, actual value '{value}'");
    }

    /// <summary>A string that must be there.</summary>
    /// <exception cref="MongoErrorException">Code 40414 or 14.</exception>
    public string Text(ReadOnlySpan<byte> name) => Body.Field(name) switch
    {
        { IsString: true } text => text.String,
        { IsMissing: true } => throw new MongoErrorException(40414, $"BSON field '{Name}.{name.AsName()}' is missing but a required field"),
        var other => throw MongoErrorException.TypeMismatch($"BSON field '{Name}.{name.AsName()}' is the wrong type '{other.Tag.Alias()}', expected type 'string'"),
    };

    /// <summary>A document field; empty when it is absent.</summary>
    public RawValue Document(ReadOnlySpan<byte> name)
    {
        var value = Body.Field(name);
        return value.IsNullish ? RawValue.EmptyDocument
            : value.IsDocument ? value
            : throw MongoErrorException.TypeMismatch($"BSON field '{Name}.{name.AsName()}' is the wrong type '{value.Tag.Alias()}', expected type 'object'");
    }

    /// <summary>The documents of a bulk field, from a payload section or an array in the command.</summary>
    /// <exception cref="MongoErrorException">Absent, empty or too many.</exception>
    public List<ReadOnlyMemory<byte>> Documents(string name)
    {
        var documents = new List<ReadOnlyMemory<byte>>();
        foreach (var sequence in Sequences)
        {
            if (sequence.Name != name)
                throw new MongoErrorException(40415, $"BSON field '{Name}.{sequence.Name}' is an unknown field.");
            for (var rest = sequence.Documents; rest.Length > 0;)
            {
                var length = BsonLayout.DocumentLength(rest.Span);
                documents.Add(rest[..length]);
                rest = rest[length..];
            }
        }

        var array = Body.Field(name.AsUtf8());
        if (!array.IsMissing)
        {
            if (Sequences.Count > 0)
                throw new MongoErrorException(40433, $"Duplicate field between body and document sequence {name}");
            if (!array.IsArray)
                throw MongoErrorException.TypeMismatch($"BSON field '{Name}.{name}' is the wrong type '{array.Tag.Alias()}', expected type 'array'");
            foreach (var item in array.ToItems())
                documents.Add(item.IsDocument ? item.Bytes.ToArray() : throw MongoErrorException.TypeMismatch($"BSON field '{Name}.{name}.{documents.Count}' is the wrong type '{item.Tag.Alias()}', expected type 'object'"));
        }
        else if (Sequences.Count == 0)
        {
            throw new MongoErrorException(40414, $"BSON field '{Name}.{name}' is missing but a required field");
        }

        return documents.Count is > 0 and <= Wire.MaxWriteBatch
            ? documents
            : throw new MongoErrorException(MongoErrorCode.InvalidLength, $"Write batch sizes must be between 1 and {Wire.MaxWriteBatch}. Got {documents.Count} operations.");
    }

    /// <summary>The moment at which the command must have ended, from its <c>maxTimeMS</c>.</summary>
    public Deadline NewDeadline() => new(server.Time, GenericArguments.MaxTime(Body), cancellation, session.Operation);

    public static void CheckCollation(RawValue collation)
    {
        if (collation.IsDocument && collation.Elements.MoveNext() && collation.Field("locale"u8) is not { IsString: true, String: "simple" })
            throw MongoErrorException.NotImplemented("collation");
    }
}
