using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse;

/// <summary>Finds out before the start whether a warehouse can be used.</summary>
public static class WarehouseProbe
{
    /// <summary>Why the warehouse cannot be used; null when it can.</summary>
    public static async Task<WarehouseProblem?> FindProblemAsync(WarehouseOptions options, CancellationToken cancellationToken)
    {
        var address = options.Address;
        try
        {
            using var client = WarehouseClient.Create(options);
            // Reads the very collection, because a server that demands a login still answers a ping.
            await WarehouseClient.Orders(client, options).EstimatedDocumentCountAsync(cancellationToken: cancellationToken);
            return null;
        }
        catch (MongoConfigurationException)
        {
            return new($"The MongoDB address '{address}' is not valid; write it as mongodb://[user:password@]host[:port][/database], with '@', ':', '/' and '?' in user and password as %40, %3A, %2F and %3F.", MayPass: false);
        }
        catch (MongoCommandException command) when (command.Code is 13 or 18)
        {
            return new($"The MongoDB server at {address} does not let us read {options.Database}.{WarehouseOptions.Collection}; give a user with the role readWrite in the address ({Outage.Describe(command)}).", MayPass: false);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            return new($"The warehouse at {address} cannot be used: {Outage.Describe(failure)}. Check the address, and that the server runs.", MayPass: !Outage.IsRefusal(failure));
        }
    }

    /// <summary>The version of a server that can be used, and how many orders it holds.</summary>
    /// <exception cref="Domain.Ingestion.WarehouseUnavailableException">It cannot be used any more.</exception>
    public static Task<(string Version, long Orders)> DescribeAsync(WarehouseOptions options, CancellationToken cancellationToken) => Outage.GuardAsync(async () =>
    {
        using var client = WarehouseClient.Create(options);
        var build = await client.GetDatabase(options.Database).RunCommandAsync<BsonDocument>(new BsonDocument("buildInfo", 1), cancellationToken: cancellationToken);
        return (build["version"].AsString, await WarehouseClient.Orders(client, options).EstimatedDocumentCountAsync(cancellationToken: cancellationToken));
    });
}

/// <summary>A warehouse that cannot be used.</summary>
/// <param name="Text">One line that says why and what to do, without credentials.</param>
/// <param name="MayPass">True when the server is merely not there for the moment, provided that the address is right.</param>
public sealed record WarehouseProblem(string Text, bool MayPass);
