namespace MongoDB.Driver;

internal static class UnacknowledgedWrite
{
    public static NotSupportedException Exception(string property) => new($"Only acknowledged writes support the {property} property.");
}
