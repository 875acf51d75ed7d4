namespace MongoDB.Bson;

/// <summary>The order in which the bytes of a Guid are stored.</summary>
public enum GuidRepresentation
{
    Unspecified = 0,
    Standard,
    CSharpLegacy,
    JavaLegacy,
    PythonLegacy,
}
