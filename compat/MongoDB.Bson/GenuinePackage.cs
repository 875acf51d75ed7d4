namespace MongoDB.Bson;

/// <summary>The answers to what this stand-in leaves out.</summary>
internal static class GenuinePackage
{
    public static void NeededFor(object? serializer, object? configurator)
    {
        if (serializer is not null || configurator is not null)
        {
            throw new NotSupportedException("Serializers and their configuration need the genuine MongoDB.Bson package.");
        }
    }

    public static Exception NeededForObjects(object? value) => value is null
        ? new ArgumentNullException(nameof(value))
        : new NotSupportedException($"Mapping {value.GetType().FullName} to BSON needs the genuine MongoDB.Bson package; use BsonDocument.");
}
