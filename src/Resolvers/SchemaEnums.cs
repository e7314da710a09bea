namespace Graph.Resolvers;

// The enums that the generator makes from the schema; this file goes when it makes them.

public enum CustomerSegment
{
    Vip,
    Dormant,
    New,
    Active,
}

public enum PurchaseFrequency
{
    None,
    OneTime,
    Weekly,
    Monthly,
    Quarterly,
    Occasional,
}

public enum OrderSort
{
    NewestFirst,
    OldestFirst,
}

public enum CustomerSort
{
    TotalSpendDesc,
    TotalSpendAsc,
    OrderCountDesc,
    OrderCountAsc,
    LastOrderDesc,
    LastOrderAsc,
    NameAsc,
    NameDesc,
}

public enum UserErrorCode
{
    Required,
    TooLong,
    TooMany,
    Invalid,
}
