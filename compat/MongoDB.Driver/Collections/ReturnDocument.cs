namespace MongoDB.Driver;

/// <summary>Which state of a changed document is answered.</summary>
public enum ReturnDocument
{
    Before,
    After,
}
