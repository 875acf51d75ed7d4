namespace MongoDB.Bson.IO;

/// <summary>How JSON is laid out.</summary>
public class JsonWriterSettings : BsonWriterSettings
{
    /// <summary>Used where no settings are given: relaxed, on one line.</summary>
    public static JsonWriterSettings Defaults { get; set; } = new();

    /// <summary>One element a line.</summary>
    public bool Indent { get; set; }

    public string IndentChars { get; set; } = "  ";

    public string NewLineChars { get; set; } = "\r\n";

    public JsonOutputMode OutputMode { get; set; } = JsonOutputMode.RelaxedExtendedJson;
}
