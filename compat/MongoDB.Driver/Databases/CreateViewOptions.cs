namespace MongoDB.Driver;

/// <summary>Properties of a view to be created.</summary>
public class CreateViewOptions<TDocument>
{
}
