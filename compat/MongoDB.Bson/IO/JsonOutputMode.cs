namespace MongoDB.Bson.IO;

/// <summary>Which form of extended JSON is written.</summary>
public enum JsonOutputMode
{
    /// <summary>Keeps every type: <c>{ "$numberInt" : "1" }</c>.</summary>
    CanonicalExtendedJson = 1,

    /// <summary>Plain numbers and readable dates.</summary>
    RelaxedExtendedJson = 2,
}
